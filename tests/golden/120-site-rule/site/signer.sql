-- id:        ACME-P001
-- title:     Packages come from vendors that were approved
-- subject:   inf
-- severity:  isolated=warning whql=warning universal=info declarative=info
-- source:    Standard 7 of the site, vendors
-- why:       Nobody answers for drivers of other vendors
-- fix:       Ask for approval, or take the package out of the image
SELECT i.inf AS subject, i.provider AS item,
       CASE WHEN i.provider IS NULL THEN NULL
            ELSE EXISTS (SELECT 1 FROM list_acme_vendor v WHERE v.name = i.provider) END AS ok,
       i.provider || ' is no approved vendor' AS why,
       i.evidence
FROM   inf i;
