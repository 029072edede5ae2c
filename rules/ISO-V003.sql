-- id:        ISO-V003
-- title:     The provider is the author of the package
-- subject:   package
-- infverif:  1204
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- confidence:strong
-- source:    InfVerif 1204
-- why:       A package that names Microsoft as its provider is mistaken for a part of Windows.
-- fix:       Name your own company as Provider
SELECT p.package AS subject,
       'Provider' AS item,
       CASE WHEN i.provider LIKE 'Microsoft%' OR p.provider LIKE 'Microsoft%' THEN 0
            WHEN i.complete = 1 OR p.provider <> '' THEN 1 END AS ok,
       CASE WHEN i.provider LIKE 'Microsoft%' THEN 'Provider of the INF is "' || i.provider || '"'
            WHEN p.provider LIKE 'Microsoft%' THEN 'Provider in the database is "' || p.provider || '"'
            ELSE 'neither the INF nor the database tells the provider' END AS why,
       -- Microsoft's own packages outside Windows, as far as the record tells
       CASE WHEN p.signer_name LIKE 'Microsoft%'
                 AND p.signer_name <> 'Microsoft Windows Hardware Compatibility Publisher'
            THEN 'info' END AS at_most,
       coalesce(i.evidence, p.evidence) AS evidence
FROM   package p LEFT JOIN inf i ON i.inf = p.inf;
