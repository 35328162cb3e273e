# Makes evaluator-manager-setup.exe from uv.lock, on Windows with uv, and Inno Setup for the last step.
# Sign both programs with the office's own certificate: set EVALUATOR_SIGN to a command that takes a file.
$ErrorActionPreference = "Stop"
Set-Location (Join-Path $PSScriptRoot "..\..")
uv sync --frozen --no-dev --extra manager --python 3.13
uv pip install "pyinstaller>=6,<7"
uv run --no-sync pyinstaller --noconfirm --distpath dist --workpath dist\work packaging\windows\manager.spec
$env:EVALUATOR_VERSION = (uv run --no-sync python -c "import evaluator; print(evaluator.__version__)")
if ($env:EVALUATOR_SIGN) { & $env:EVALUATOR_SIGN "dist\evaluator-manager\evaluator-manager.exe" }
iscc packaging\windows\installer.iss
if ($env:EVALUATOR_SIGN) { & $env:EVALUATOR_SIGN "dist\evaluator-manager-setup.exe" }
