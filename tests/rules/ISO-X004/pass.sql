-- One owner, named twice.
INSERT INTO f_service_owner(target, service, inf_name, origin, value)
VALUES (1, 4294967297, 'OEM1.inf', 'Owners', 4294967298);
INSERT INTO f_service_owner(target, service, inf_name, origin, value)
VALUES (1, 4294967297, 'oem1.inf', 'DisplayName', 4294967298);
