-- What is not published has no catalog there.
DELETE FROM f_catroot;
