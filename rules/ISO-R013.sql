-- id:        ISO-R013
-- title:     Values that hold a path of the package are strings
-- subject:   inf
-- from:      16299
-- severity:  isolated=warning whql=info universal=info declarative=info
-- source:    Find and load files in any driver package
-- why:       %13% becomes a path when the package is installed; a type that is no string cannot hold it, and
--            kernel code that reads an expandable string has to expand it itself.
-- fix:       REG_SZ for readers in the kernel, which prefix \??\; REG_EXPAND_SZ for those in user mode
SELECT r.inf AS subject,
       CASE r.root WHEN 'HKR' THEN r.list || ': ' ELSE '' END || r.root || '\' || r.key
            || CASE r.value WHEN '' THEN '' ELSE '!' || r.value END AS item,
       CASE WHEN r.flags IS NULL THEN NULL
            WHEN r.flags & 4294901761 IN (0, 65536) THEN 1
            WHEN r.flags & 4294901761 <> 131072 THEN 0
            -- who reads a software key is not known
            WHEN r.context = 'hardware' THEN 0
            WHEN r.context = 'service'
            THEN NOT EXISTS (SELECT 1 FROM inf_service s
                             WHERE s.inf = r.inf AND s.name = r.service AND s.type IN (1, 2))
            ELSE 1 END AS ok,
       CASE WHEN r.flags IS NULL THEN 'the flags are not a number'
            ELSE 'value ' || CASE r.value WHEN '' THEN '(default)' ELSE r.value END || ' of ' || r.root || '\' || r.key
                 || CASE WHEN r.flags & 4294901761 = 131072
                         THEN ' is an expandable string: the driver must expand ' || r.data
                         ELSE ' is no string and cannot hold the path ' || r.data END END AS why,
       CASE WHEN r.flags & 4294901761 = 131072 THEN 'info' END AS at_most,
       r.evidence
FROM   inf_registry r
WHERE  r.operation = 'AddReg' AND instr(r.data, '%13%\')
UNION ALL
SELECT inf, NULL, NULL, NULL, NULL, evidence
FROM   inf
WHERE  complete IS NOT 1;
