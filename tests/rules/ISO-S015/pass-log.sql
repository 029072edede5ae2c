-- A log of its own name.
UPDATE f_inf_service SET event_section = 'Events', event_type = 'application';
