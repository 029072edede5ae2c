-- Without the SOFTWARE hive nobody looked.
-- item: PnpResources
DELETE FROM f_area WHERE name = 'pnp_resources';
