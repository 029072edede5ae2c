-- id:        ISO-X006
-- title:     No copy of a file that runs from the store is left elsewhere
-- subject:   package
-- from:      9200
-- severity:  isolated=warning whql=info universal=info declarative=info
-- confidence:strong
-- source:    Run from the driver store; testing private binaries
-- why:       A file of the same name in a system folder, which nobody owns, is what an older version left behind; who
--            loads by name alone gets it.
-- fix:       Remove the file in the package's uninstall of the older version; give files names of their own
SELECT p.package AS subject,
       coalesce(c.path, 'system folders') AS item,
       CASE WHEN c.path IS NULL THEN NULL
            WHEN EXISTS (SELECT 1 FROM lockdown l JOIN lockdown_owner o ON o.lockdown = l.lockdown
                         WHERE l.image = p.image AND l.resolved_path = c.path) THEN 1
            -- a link of the component store: Windows owns it
            WHEN c.component = 1 AND c.same_file IS NOT 1 THEN 1
            -- some package puts a file of that name there
            WHEN EXISTS (SELECT 1 FROM package q JOIN inf_copy x ON x.inf = q.inf
                         WHERE q.image = p.image AND q.active IS NOT 0 AND x.file = c.name AND x.dirid IS NOT 13) THEN 1
            -- more names, and nobody can say where
            WHEN c.component IS NULL AND c.links IS NOT 1 AND c.same_file IS NOT 1 THEN NULL
            ELSE 0 END AS ok,
       CASE WHEN c.path IS NULL THEN 'the system folders could not be listed to their ends'
            WHEN c.same_file = 1 THEN c.path || ' is another name of the file in the driver store, and no package owns it'
            WHEN c.equal = 1 THEN c.path || ' has the bytes of the file in the driver store, and no package owns it'
            WHEN c.equal = 0 THEN c.path || ' is another file of the same name, and no package owns it: left by an older version, perhaps'
            ELSE c.path || ' has the name of a file that runs from the store, and no package owns it' END AS why,
       CASE WHEN c.equal = 1 THEN 'info' END AS at_most,
       c.evidence, c.store_evidence AS evidence2
FROM   package p JOIN system_copy c ON c.package = p.package
WHERE  p.active IS NOT 0 AND p.in_store = 1
UNION ALL
SELECT p.package, 'files that run from the store',
       CASE WHEN p.inf IS NULL OR i.complete IS NOT 1 THEN NULL ELSE 1 END,
       'which files run from the store is not known: the INF was not read to its end',
       NULL, p.evidence, NULL
FROM   package p LEFT JOIN inf i ON i.inf = p.inf
WHERE  p.active IS NOT 0
       AND (i.complete IS NOT 1 OR EXISTS (SELECT 1 FROM inf_copy x WHERE x.inf = p.inf AND x.dirid = 13))
UNION ALL
-- two packages, one name: whoever loads by name cannot tell them apart
SELECT a.package, 'name ' || a.file, 0,
       a.file || ' is also the name of a file of ' || group_concat(DISTINCT b.name) || ' in the driver store',
       'info', a.evidence, NULL
FROM   (SELECT p.image, p.package, p.provider, p.original_name, x.file, min(x.evidence) AS evidence
        FROM   package p JOIN inf_copy x ON x.inf = p.inf
        WHERE  p.inbox = 0 AND p.active IS NOT 0 AND p.in_store = 1 AND x.dirid = 13
        GROUP  BY p.package, x.file) a
       JOIN (SELECT DISTINCT p.image, p.package, p.provider, p.original_name, x.file,
                    coalesce(p.published_name, p.package_id) AS name
             FROM   package p JOIN inf_copy x ON x.inf = p.inf
             WHERE  p.inbox = 0 AND p.active IS NOT 0 AND p.in_store = 1 AND x.dirid = 13) b
       ON b.image = a.image AND b.file = a.file AND b.package <> a.package
WHERE  NOT coalesce(b.original_name = a.original_name AND b.provider = a.provider, 0)
GROUP  BY a.package, a.file;
