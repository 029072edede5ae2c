-- id:        ISO-V003
-- title:     The provider is the author of the package
-- subject:   package
-- infverif:  1204
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- confidence:strong
-- source:    InfVerif 1204
-- why:       A package that names Microsoft as its provider is mistaken for a part of Windows.
-- fix:       Name your own company as Provider
SELECT package AS subject,
       'Provider' AS item,
       ok,
       why,
       CASE own WHEN 1 THEN 'info' END AS at_most,
       CASE own WHEN 1 THEN NULL ELSE '1204' END AS infverif,
       coalesce((SELECT d.evidence FROM inf_directive d
                 WHERE d.inf = v.inf AND d.name = 'provider' AND d.companion = 'version'), inf_evidence, evidence)
            AS evidence
FROM   (SELECT p.package, i.inf, i.evidence AS inf_evidence, p.evidence,
               CASE WHEN i.provider LIKE 'Microsoft%' OR p.provider LIKE 'Microsoft%' THEN 0
                    WHEN i.complete = 1 OR i.provider <> '' OR p.provider <> '' THEN 1 END AS ok,
               CASE WHEN i.provider LIKE 'Microsoft%' THEN 'Provider of the INF is "' || i.provider || '"'
                    WHEN p.provider LIKE 'Microsoft%' THEN 'Provider in the database is "' || p.provider || '"'
                    ELSE 'neither the INF nor the database tells the provider' END AS why,
               -- Microsoft's own packages outside Windows, as far as the record tells
               p.signer_name LIKE 'Microsoft%'
                    AND p.signer_name <> 'Microsoft Windows Hardware Compatibility Publisher' AS own
        FROM   package p LEFT JOIN inf i ON i.inf = p.inf) v;
