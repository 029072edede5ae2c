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
       CASE WHEN coalesce(i.provider, p.provider) IS NULL THEN NULL
            ELSE coalesce(i.provider, p.provider) NOT LIKE 'Microsoft%' END AS ok,
       'Provider is "' || coalesce(i.provider, p.provider) || '"' AS why,
       -- Microsoft's own packages outside Windows, as far as the record tells
       CASE WHEN p.signer_name LIKE 'Microsoft%'
                 AND p.signer_name <> 'Microsoft Windows Hardware Compatibility Publisher'
            THEN 'info' END AS at_most,
       coalesce(i.evidence, p.evidence) AS evidence
FROM   package p LEFT JOIN inf i ON i.inf = p.inf;
