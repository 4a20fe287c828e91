"""Reads a directory of documents with Wenjian under Apache Spark: Parquet of figures and of entities.

    spark-submit wenjian_spark.py --wenjian /path/to/wenjian INPUT OUTPUT

INPUT holds NDJSON files, each line {"id": "...", "text": "...", "date": "2025-04-15"} (date may be missing).
OUTPUT gets documents/ (id, error), figures/ and entities/ as Parquet.
"""
import argparse
import json
import subprocess
import threading

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

FIGURE = """struct<figure: string, kind: string, text: string, value: string, low: string, high: string, unit: string,
  metric: string, subject: string, direction: string, base: string, status: string, date_start: string,
  date_end: string, start: int, end: int>"""
ENTITY = "struct<entity: string, type: string, name: string, aliases: array<string>, count: int>"
SCHEMA = f"id string, error string, figures array<{FIGURE}>, entities array<{ENTITY}>"


def figure_row(figure):
    text_of = lambda key: (figure.get(key) or {}).get("text")
    date = figure.get("date") or {}
    plain = {k: figure[k] for k in ("kind", "text", "value", "low", "high", "unit", "direction", "status", "start", "end")}
    return {"figure": figure["id"], **plain, "metric": text_of("metric"), "subject": text_of("subject"),
            "base": (figure["base"] or {}).get("kind"), "date_start": date.get("start"), "date_end": date.get("end")}


def entity_row(entity):
    return {"entity": entity["id"], **{k: entity[k] for k in ("type", "name", "aliases", "count")}}


def row(answer):
    report = answer.get("report")
    return {
        "id": answer["id"],
        "error": (answer.get("error") or {}).get("code"),
        "figures": [figure_row(f) for f in report["figures"]] if report else [],
        "entities": [entity_row(e) for e in report["entities"]] if report else [],
    }


def answers(process, questions, watch=None):
    """Feeds questions from a thread, so that neither pipe can fill up and stop both sides; yields the answers.
    `watch(process, count)` sees every answer: the test kills a process with it."""
    def feed():
        try:
            for question in questions:
                process.stdin.write(json.dumps(question, ensure_ascii=False).encode() + b"\n")
            process.stdin.close()
        except BrokenPipeError:
            pass  # The process has ended; the count of its answers tells what happened.

    feeder = threading.Thread(target=feed)
    feeder.start()
    for count, line in enumerate(process.stdout, 1):
        if watch:
            watch(process, count)
        if line.endswith(b"\n"):
            yield json.loads(line)
    feeder.join()
    process.wait()


def analyse(command, watch=None):
    """A function for mapInPandas. One process serves a partition; answers that are missing fail the task, and
    Spark runs it again: output is committed by task, so nothing is lost and nothing stands twice."""
    import pandas as pd

    def run(frames):
        for frame in frames:
            questions = [{k: v for k, v in q.items() if v is not None and v == v} for q in frame.to_dict("records")]
            with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
                rows = [row(answer) for answer in answers(process, questions, watch)]
            if [r["id"] for r in rows] != [q["id"] for q in questions]:
                raise RuntimeError(f"wenjian answered {len(rows)} of {len(questions)} documents (exit {process.returncode})")
            yield pd.DataFrame(rows, columns=["id", "error", "figures", "entities"])

    return run


def job(spark, wenjian, source, target, watch=None):
    command = [wenjian, "analyze", "--ndjson-in", "-"]
    documents = spark.read.schema("id string, text string, date string").json(source)
    reports = documents.mapInPandas(analyse(command, watch), SCHEMA)
    reports.write.mode("overwrite").parquet(f"{target}/reports")
    reports = spark.read.parquet(f"{target}/reports")
    for name in ("figures", "entities"):
        flat = reports.select("id", F.explode(name).alias("item")).select("id", "item.*")
        flat.write.mode("overwrite").parquet(f"{target}/{name}")
    reports.select("id", "error").write.mode("overwrite").parquet(f"{target}/documents")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wenjian", default="wenjian", help="the native command line, present on every worker")
    parser.add_argument("input")
    parser.add_argument("output")
    arguments = parser.parse_args()
    session = SparkSession.builder.appName("wenjian").getOrCreate()
    job(session, arguments.wenjian, arguments.input, arguments.output)
    session.stop()
