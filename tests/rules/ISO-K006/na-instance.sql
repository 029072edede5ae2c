-- The instance of a user; its template is judged.
UPDATE f_service SET type = 0xD0;
