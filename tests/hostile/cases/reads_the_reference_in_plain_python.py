# problem: file-tree
# group: looking
# does: Opens the reference of a problem in plain Python, and answers with it.
# verdict: error

import drill.paths

namespace = {}
exec((drill.paths.content_root() / "solutions" / "file-tree.py").read_text(), namespace)
build_tree, render_tree = namespace["build_tree"], namespace["render_tree"]
