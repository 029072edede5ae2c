-- id:        ISO-D017
-- title:     Decorations name no product type and no suite
-- subject:   inf
-- infverif:  1307
-- severity:  isolated=violation whql=info universal=violation declarative=warning
-- source:    Using a universal INF file; INF Manufacturer section
-- why:       A package that does one thing on a workstation and another on a server is two packages in one file;
--            editions of Windows without that distinction cannot choose.
-- fix:       Leave the fields for product type and suite empty (NTamd64.10.0...22000); split the package, or put the
--            difference into an extension INF
SELECT inf AS subject,
       section AS item,
       product_type < 0 AND suite < 0 AS ok,
       'section ' || section || ' is for '
            || CASE product_type WHEN -1 THEN '' WHEN 1 THEN 'workstations' WHEN 2 THEN 'domain controllers'
                    WHEN 3 THEN 'servers' ELSE 'product type ' || product_type END
            || CASE WHEN product_type >= 0 AND suite >= 0 THEN ' of ' ELSE '' END
            || CASE WHEN suite >= 0 THEN 'product suite ' || format('0x%x', suite) ELSE '' END || ' only' AS why,
       evidence
FROM   inf_target
WHERE  selected = 1 AND valid = 1
UNION ALL
SELECT inf, 'every section that applies', NULL, 'the INF was not read to its end', evidence
FROM   inf
WHERE  complete IS NOT 1;
