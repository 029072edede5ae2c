-- A user's own folder.
-- message: unprivileged users may be able to replace it
UPDATE f_service SET resolved_path = '\Users\user\other.sys', location = 'outside',
	store_package = '', in_driver_store = 0;
