-- Owners names two; one of them is no package that is known, and may add the service too.
INSERT INTO f_service_owner(target, service, inf_name, origin, value)
VALUES (1, 4294967297, 'oem9.inf', 'Owners', 4294967298);
