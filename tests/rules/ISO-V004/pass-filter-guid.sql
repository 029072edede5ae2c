-- Their GUIDs are, under any name.
UPDATE f_inf SET class = 'ActivityMonitor',
	class_guid = '{b86dff51-a31e-4bac-b3cf-e8cfe75c9fc2}';
