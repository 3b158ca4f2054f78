# problem: batch-norm
# group: looking
# does: Opens the reference of a problem in NumPy, and answers with it.
# verdict: error

import drill.paths

namespace = {}
exec((drill.paths.content_root() / "solutions" / "batch-norm.py").read_text(), namespace)
BatchNorm = namespace["BatchNorm"]
