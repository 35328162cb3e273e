# Makes evaluator-manager-setup.exe from uv.lock, on Windows with uv, and Inno Setup for the last step.
# Sign both programs with the office's own certificate: set EVALUATOR_SIGN to a command that takes a file.
# packaging/windows/build makes the same folder on Linux, where tests start it.
$ErrorActionPreference = "Stop"
Set-Location (Join-Path $PSScriptRoot "..\..")
$env:UV_PROJECT_ENVIRONMENT = "dist\desk-environment"
uv sync --frozen --only-group desk --no-install-project --python 3.13
$python = "dist\desk-environment\Scripts\python.exe"
& $python -m PyInstaller --noconfirm --distpath dist --workpath dist\work packaging\windows\manager.spec
$env:EVALUATOR_VERSION = (& $python -c "import evaluator; print(evaluator.__version__)")
if ($env:EVALUATOR_SIGN) { & $env:EVALUATOR_SIGN "dist\evaluator-manager\evaluator-manager.exe" }
iscc packaging\windows\installer.iss
if ($env:EVALUATOR_SIGN) { & $env:EVALUATOR_SIGN "dist\evaluator-manager-setup.exe" }
