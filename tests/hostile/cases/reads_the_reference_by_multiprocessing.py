# problem: attention
# group: looking
# does: Has a process of `multiprocessing` read the reference.
# verdict: error

import multiprocessing

import drill.paths

PATH = drill.paths.content_root() / "solutions" / "attention.py"
with multiprocessing.get_context("fork").Pool(1) as pool:
    text = pool.apply(PATH.read_text)
namespace = {}
exec(text, namespace)
scaled_dot_product_attention = namespace["scaled_dot_product_attention"]
