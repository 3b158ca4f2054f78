# problem: attention
# group: looking
# does: Goes to and fro between a harmless folder and the solutions while it opens a bare name.
# verdict: error

import os
import tempfile
import threading
import time

import drill.paths

PATH = drill.paths.content_root() / "solutions" / "attention.py"
folder = tempfile.mkdtemp()
open(os.path.join(folder, PATH.name), "w").close()


def exchange():
    while not text:
        os.chdir(folder)
        os.chdir(PATH.parent)


text = ""
threading.Thread(target=exchange, daemon=True).start()
until = time.monotonic() + 1.5
while not text and time.monotonic() < until:
    try:
        text = open(PATH.name).read()
    except OSError:
        pass
namespace = {}
exec(text, namespace)
scaled_dot_product_attention = namespace["scaled_dot_product_attention"]
