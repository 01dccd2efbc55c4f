"""Presidio with spaCy's small English model, as a peer: texts on stdin, people on stdout, as JSON.

Run by `tests.benchmark.people` in a Python environment of its own, which has `presidio-analyzer`
and a package of `en_core_web_sm`; neither is part of this product.
"""

import importlib
import json
import resource
import sys
import time


def main(model: str) -> None:
    """Find people in every text; say how long it took and how much memory."""
    presidio = importlib.import_module("presidio_analyzer")
    engines = importlib.import_module("presidio_analyzer.nlp_engine")
    engine = engines.NlpEngineProvider(
        nlp_configuration={
            "nlp_engine_name": "spacy",
            "models": [{"lang_code": "en", "model_name": model}],
        }
    ).create_engine()
    analyzer = presidio.AnalyzerEngine(nlp_engine=engine, supported_languages=["en"])
    texts = json.load(sys.stdin)
    analyzer.analyze("Warm", language="en")
    begun = time.process_time()
    found = [
        [(one.start, one.end) for one in analyzer.analyze(text, language="en", entities=["PERSON"])]
        for text in texts
    ]
    seconds = time.process_time() - begun
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    json.dump({"found": found, "seconds": seconds, "megabytes": memory}, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1])
