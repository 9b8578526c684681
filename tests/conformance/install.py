"""Puts the packages of package.json into node_modules beside it: `python tests/conformance/install.py`.

The versions are those of package-lock.json. Needs Node with npm, as the build of the web pages does.
"""

import os
import subprocess
import sys
from pathlib import Path

from belligraph.web.build import NPM_INSTALL, find_node

HERE = Path(__file__).resolve().parent


def main() -> int:
    """Install; the exit code."""
    node = find_node()
    if node is None:
        print("error: there is no Node 20 or newer with npm; install it first", file=sys.stderr)
        return 2
    path = os.pathsep.join([str(Path(node.node[0]).parent), os.environ.get("PATH", "")])
    done = subprocess.run([*node.npm, *NPM_INSTALL], cwd=HERE, env={**os.environ, "PATH": path}, check=False)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
