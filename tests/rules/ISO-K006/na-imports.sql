-- No SID, and no INF asks for one: only imports could tell whether the program needs it.
UPDATE f_service SET type = 16;
