-- id:        ISO-L003
-- title:     The service binary is there
-- subject:   service
-- skips:     generalized
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    Run from driver store, Service binary
-- why:       A service whose file is missing fails at start, or loads whatever is put at its path later.
-- fix:       Reinstall the package or remove the service
SELECT s.service AS subject,
       coalesce(nullif(s.resolved_path, ''), s.name) AS item,
       CASE WHEN s.third_party IS NULL OR s.location IS NULL THEN NULL
            ELSE s.image_exists END AS ok,
       CASE WHEN s.image_exists = 0 THEN 'service ' || s.name || ' runs ' || s.resolved_path || ', which is not in the image'
            WHEN s.location = 'foreign' THEN 'service ' || s.name || ' runs ' || s.image_path || ', which is not on this volume'
            ELSE 'nobody could look for ' || coalesce(s.resolved_path, 'the image of ' || s.name) END AS why,
       -- of a 32-bit program the path was changed by the reader, not read
       CASE WHEN s.third_party = 0 OR s.redirected = 1 THEN 'warning' END AS at_most,
       s.evidence
FROM   service s
WHERE  (s.third_party = 1 OR s.third_party IS NULL OR (s.inbox = 0 AND s.type IN (1, 2, 8)))
       AND s.location IS NOT 'none'
       -- made when a user signs in, of a template that is judged
       AND s.user_instance IS NOT 1;
