-- id:        ISO-X005
-- title:     No COM class belongs to two packages
-- subject:   package
-- severity:  isolated=warning whql=info universal=info declarative=info
-- confidence:strong
-- source:    Using device interfaces; independent servicing; COM registration
-- why:       A class identifier that two packages register is served by whichever was installed last, and by nobody
--            when that one is removed.
-- fix:       One package registers the class; the others use it
WITH registration(inf, clsid, evidence) AS MATERIALIZED (
     SELECT r.inf, upper(substr(r.key, instr(upper(r.key), 'CLSID\{') + 6, 38)), r.evidence
     FROM   inf_registry r
     WHERE  r.root IS NOT 'HKR' AND r.operation = 'AddReg' AND r.root IN ('HKCR', 'HKLM')
            AND (r.root = 'HKCR' OR under(r.key, 'SOFTWARE\Classes')) AND r.key LIKE '%CLSID\{%'
     UNION ALL
     SELECT d.inf, upper(d.argument), d.evidence
     FROM   inf_directive d
     WHERE  d.name = 'addcomclass' AND d.argument LIKE '{%}'),
claim(image, package, published_name, provider, original_name, inbox, clsid, evidence) AS MATERIALIZED (
     SELECT p.image, p.package, coalesce(p.published_name, p.package_id), p.provider, p.original_name, p.inbox, r.clsid, min(r.evidence)
     FROM   registration r JOIN package p ON p.inf = r.inf
     WHERE  p.active IS NOT 0
     GROUP  BY p.package, r.clsid)
SELECT a.package AS subject,
       a.clsid AS item,
       -- versions of one package follow each other
       b.package IS NULL OR coalesce(min(b.original_name = a.original_name AND b.provider = a.provider), 0) AS ok,
       'class ' || a.clsid || ' is registered by ' || a.published_name || ' and by ' || group_concat(DISTINCT b.published_name)
            || CASE WHEN max(b.inbox) = 1 THEN '; one of them is part of Windows' ELSE '' END AS why,
       a.evidence
FROM   claim a LEFT JOIN claim b ON b.image = a.image AND b.clsid = a.clsid AND b.package <> a.package
WHERE  a.inbox IS NOT 1
GROUP  BY a.package, a.clsid
UNION ALL
SELECT p.package, 'COM classes', NULL, 'which classes the package registers is not known: its INF was not read to its end',
       p.evidence
FROM   package p LEFT JOIN inf i ON i.inf = p.inf
WHERE  i.complete IS NOT 1 AND p.active IS NOT 0;
