# problem: attention
# group: looking
# does: Asks `urllib` for the reference by a `file:` address.
# verdict: error

import urllib.request

import drill.paths

PATH = drill.paths.content_root() / "solutions" / "attention.py"
text = urllib.request.urlopen(PATH.as_uri()).read().decode()
namespace = {}
exec(text, namespace)
scaled_dot_product_attention = namespace["scaled_dot_product_attention"]
