# SPDX-License-Identifier: Apache-2.0
"""Validates a report against the JSON Schema; duplicate members are an error."""
import json
import sys

import jsonschema


def unique(pairs):
    names = [name for name, _ in pairs]
    if len(names) != len(set(names)):
        raise ValueError("duplicate member among " + ", ".join(names))
    return dict(pairs)


with open(sys.argv[1], encoding="utf-8") as f:
    schema = json.load(f)
jsonschema.Draft7Validator.check_schema(schema)
errors = 0
for path in sys.argv[2:]:
    with open(path, encoding="utf-8") as f:
        report = json.load(f, object_pairs_hook=unique)
    for e in jsonschema.Draft7Validator(schema).iter_errors(report):
        print(path, list(e.absolute_path), e.message[:300], file=sys.stderr)
        errors += 1
    for t in report.get("targets", []):
        for finding in t.get("findings", []):
            if finding["verdict"] == "fail" and not finding["evidence"]:
                print(path, finding["rule"], "a failure without proof", file=sys.stderr)
                errors += 1
sys.exit(1 if errors else 0)
