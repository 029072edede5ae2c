-- No such log.
-- item: drv: event log Vendor
-- message: names the event log Vendor
UPDATE f_inf_service SET event_section = 'Events', event_type = 'Vendor';
