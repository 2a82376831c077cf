#!/bin/sh
# Makes the virtual environment and installs pinned packages into it: environment.sh FOLDER REQUIREMENTS
set -eu
folder=$1
requirements=$2
python=${PYTHON:-python3}

if ! command -v "$python" >/dev/null 2>&1; then
    echo "Baraza needs Python 3.11 or newer. On Debian or Ubuntu: apt install python3 python3-venv" >&2
    exit 1
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "Baraza needs Python 3.11 or newer; $python is $("$python" -V). Name another one: make PYTHON=python3.12" >&2
    exit 1
fi

make_folder() {
    if command -v uv >/dev/null 2>&1; then
        uv venv --quiet --python "$python" "$folder"
    else
        "$python" -m venv "$folder"
    fi
}

if ! "$folder/bin/python" -c '' 2>/dev/null; then
    rm -rf "$folder"
    if ! make_folder >/dev/null 2>&1; then
        rm -rf "$folder"
        if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
            echo "Installing python3-venv ..."
            apt-get update -qq && apt-get install -y -qq python3-venv >/dev/null
            make_folder
        else
            echo "Python cannot make a virtual environment here. On Debian or Ubuntu: sudo apt install python3-venv" >&2
            exit 1
        fi
    fi
fi

echo "Installing $requirements (about a minute the first time) ..."
if command -v uv >/dev/null 2>&1; then
    uv pip install --quiet --python "$folder/bin/python" --require-hashes --requirement "$requirements"
else
    "$folder/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes --requirement "$requirements"
fi

# The `hub` command, without installing the project into its own environment.
cat > "$folder/bin/hub" <<'HUB'
#!/bin/sh
here=$(cd "$(dirname "$0")" && pwd)
PYTHONPATH="$here/../..${PYTHONPATH:+:$PYTHONPATH}" exec "$here/python" -m hub.cli "$@"
HUB
chmod +x "$folder/bin/hub"

# Servers run without docstrings, for which no installer leaves bytecode: made once here, or each start would compile it all in the server's own memory.
PYTHONDONTWRITEBYTECODE= "$folder/bin/python" -OO -X no_debug_ranges "$(dirname "$0")/bytecode.py"
