"""Runs the job in local mode on 10,000 generated documents, kills one process half-way, and counts.

    python3 test_spark.py ../../target/release/wenjian
"""
import json
import os
import subprocess
import sys
import tempfile

from pyspark.sql import SparkSession

from wenjian_spark import job

DOCUMENTS = 10_000
BANKS = ["工商银行", "交通银行", "招商银行", "浦发银行"]


def document(number):
    amount = f"{number % 977 + 1}.{number % 10}"
    text = f"{BANKS[number % 4]}上海分行2024年末科技贷款余额{amount}亿元，同比增长{number % 40 + 1}.5%，服务企业{number % 800 + 20}家。"
    # Every thousandth is bad: it must become an error line and stop nothing.
    return {"id": f"d{number:05}", "text": "" if number % 1000 == 999 else text, "date": "2025-04-15"}


def kill_once(flag):
    """Kills one process in the middle of its documents, in whichever task that is."""
    def watch(process, count):
        if count == 700:
            try:
                os.close(os.open(flag, os.O_CREAT | os.O_EXCL))
            except FileExistsError:
                return
            process.kill()
    return watch


def main(wenjian):
    # Only what the job uses travels to the workers.
    os.environ["PYTHONPATH"] = os.path.dirname(os.path.abspath(__file__))
    with tempfile.TemporaryDirectory() as folder:
        source, target, flag = f"{folder}/in", f"{folder}/out", f"{folder}/killed"
        os.mkdir(source)
        for part in range(8):
            with open(f"{source}/{part}.jsonl", "w", encoding="utf8") as file:
                for number in range(part, DOCUMENTS, 8):
                    file.write(json.dumps(document(number), ensure_ascii=False) + "\n")
        # local[2, 4]: two cores, a task may fail three times.
        spark = (SparkSession.builder.master("local[2,4]").config("spark.ui.enabled", "false")
                 .config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1")
                 .config("spark.sql.execution.arrow.maxRecordsPerBatch", "2000").getOrCreate())
        spark.sparkContext.setLogLevel("OFF")
        job(spark, wenjian, source, target, kill_once(flag))
        documents = spark.read.parquet(f"{target}/documents")
        got = {
            "killed": os.path.exists(flag),
            "documents": documents.count(),
            "distinct": documents.select("id").distinct().count(),
            "errors": documents.filter("error is not null").count(),
            "figures": spark.read.parquet(f"{target}/figures").count(),
            "entities": spark.read.parquet(f"{target}/entities").count(),
        }
        spark.stop()
        questions = "".join(json.dumps(document(n), ensure_ascii=False) + "\n" for n in range(DOCUMENTS))
        straight = subprocess.run([wenjian, "analyze", "--ndjson-in", "-"], input=questions.encode(), capture_output=True)
        reports = [json.loads(line).get("report") for line in straight.stdout.splitlines()]
        want = {
            "killed": True, "documents": DOCUMENTS, "distinct": DOCUMENTS, "errors": DOCUMENTS // 1000,
            "figures": sum(len(r["figures"]) for r in reports if r),
            "entities": sum(len(r["entities"]) for r in reports if r),
        }
    print(got)
    assert got == want, want
    print("1 passed, 0 failed")


if __name__ == "__main__":
    main(os.path.abspath(sys.argv[1]))
