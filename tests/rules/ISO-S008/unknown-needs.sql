-- A needed section that nobody could read may add it.
-- item: Install.NT
-- message: a needed section of another INF, or
UPDATE f_inf_install_service SET service = NULL, flags = NULL;
