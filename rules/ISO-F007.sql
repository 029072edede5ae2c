-- id:        ISO-F007
-- title:     Files that stay in the store have no security section and no copy flags
-- subject:   inf
-- infverif:  1101, 1103
-- from:      16299
-- severity:  isolated=violation whql=violation universal=violation declarative=violation
-- source:    InfVerif 1101, 1103; INF CopyFiles directive
-- why:       With DIRID 13 nothing is copied, so there is nothing to protect or to decide: the store has its own
--            access rights, and a flag of the copy has no meaning.
-- fix:       Drop the .security section and the flags
SELECT c.inf AS subject,
       c.file || ' (flags)' AS item,
       c.flags = 0 AS ok,
       CASE WHEN c.flags IS NULL THEN c.file || ' has copy flags that are no number'
            ELSE c.file || ' stays in the store, but has the copy flags ' || format('0x%X', c.flags) || coalesce(
                 (SELECT ' (' || group_concat(f.name, ', ') || ')' FROM list_store_copy_flag f
                  WHERE c.flags & inf_number(f.flag)), '') END AS why,
       -- which flags the tool rejects is not published
       CASE WHEN EXISTS (SELECT 1 FROM list_store_copy_flag f WHERE c.flags & inf_number(f.flag))
            THEN 'warning' ELSE 'info' END AS at_most,
       CASE WHEN EXISTS (SELECT 1 FROM list_store_copy_flag f WHERE c.flags & inf_number(f.flag))
            THEN '1103' END AS infverif,
       c.evidence || '' AS evidence,
       c.destination_evidence AS evidence2
FROM   inf_copy c
WHERE  c.dirid = 13 OR c.file IS NULL
UNION ALL
SELECT inf, list || ' (security)', security_evidence IS NULL,
       'the files of ' || list || ' stay in the store, but [' || list || '.security] is to protect them',
       NULL, '1101', coalesce(security_evidence, evidence), evidence
FROM   inf_list
WHERE  operation = 'CopyFiles' AND dirid = 13;
