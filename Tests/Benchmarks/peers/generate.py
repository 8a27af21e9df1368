"""Generates Python models from schemas with datamodel-code-generator, and says how long that took."""

import json
import pathlib
import sys
import time

from datamodel_code_generator import DataModelType, InputFileType, generate


def main():
    output = pathlib.Path(sys.argv[1])
    output.mkdir(exist_ok=True)
    start = time.perf_counter()
    for number, schema in enumerate(map(pathlib.Path, sys.argv[2:])):
        generate(
            schema, input_file_type=InputFileType.JsonSchema,
            output=output / f"model{number}.py",
            output_model_type=DataModelType.PydanticV2BaseModel)
    print(json.dumps({"seconds": time.perf_counter() - start}), file=sys.stderr)


main()
