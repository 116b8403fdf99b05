@echo off
rem Builds what has changed and runs the program: vae <command> [options]. Its own lines go to standard error.
rem   VAE_NATIVE_PACKAGES=nuget|bundled      where windows, input and shader compiler come from, instead of finding out
setlocal
set "VAE_ROOT=%~dp0"
set "VAE_STATE=%VAE_ROOT%obj\launcher"
set "VAE_PROGRAM=%VAE_ROOT%src\Vae.Realtime.Cli\bin\Release\net10.0\vae.dll"
set DOTNET_NOLOGO=1
if not defined DOTNET_CLI_TELEMETRY_OPTOUT set DOTNET_CLI_TELEMETRY_OPTOUT=1
if not exist "%VAE_STATE%" mkdir "%VAE_STATE%"
if not exist "%VAE_STATE%" goto unwritable

if exist "%VAE_STATE%\dotnet" goto have_dotnet
dotnet --list-sdks 2>nul | findstr /r "^[1-9][0-9]\." >nul
if errorlevel 1 (
    >&2 echo vae: needs the .NET SDK 10 or later; install it by: winget install Microsoft.DotNet.SDK.10
    exit /b 1
)
type nul > "%VAE_STATE%\dotnet"
:have_dotnet

if not exist "%SystemRoot%\System32\vulkan-1.dll" (
    >&2 echo vae: needs Vulkan, which comes with the graphics driver; install your graphics card's current driver.
    exit /b 1
)

if not defined VAE_NATIVE_PACKAGES set VAE_NATIVE_PACKAGES=auto
rem Whoever only wants to run the program waits for no analyzers.
set VAE_QUICK=-p:RunAnalyzers=false -p:EnforceCodeStyleInBuild=false

rem Exit code 0: the last build of this flavour is newer than every source.
powershell -NoProfile -ExecutionPolicy Bypass -Command ^
    "$built = Get-Item -LiteralPath ($env:VAE_STATE + '\built-' + $env:VAE_NATIVE_PACKAGES) -ErrorAction Ignore;" ^
    "if (-not $built -or -not (Test-Path -LiteralPath $env:VAE_PROGRAM)) { exit 1 };" ^
    "$sources = @('src', 'shaders', 'assets') | ForEach-Object { $env:VAE_ROOT + $_ } | Where-Object { Test-Path -LiteralPath $_ };" ^
    "$files = @(Get-ChildItem -LiteralPath $sources -Recurse -File) + @(Get-ChildItem -LiteralPath $env:VAE_ROOT -Filter 'Directory.*');" ^
    "$newer = $files | Where-Object { $_.FullName -notmatch '\\(bin|obj)\\' -and $_.LastWriteTimeUtc -gt $built.LastWriteTimeUtc };" ^
    "if ($newer) { exit 1 }"
if not errorlevel 1 goto built

>&2 echo vae: building...
del /q "%VAE_STATE%\built-*" 2>nul
type nul > "%VAE_STATE%\building"
dotnet build "%VAE_ROOT%src\Vae.Realtime.Cli" -c Release -v m --nologo %VAE_QUICK% > "%VAE_STATE%\build.log" 2>&1 < nul
if errorlevel 1 (
    >&2 type "%VAE_STATE%\build.log"
    >&2 echo vae: the build failed; the messages are above.
    exit /b 1
)
>&2 findstr /c:"package feeds" "%VAE_STATE%\build.log"
ren "%VAE_STATE%\building" "built-%VAE_NATIVE_PACKAGES%"
:built

if /i "%~1"=="test" goto test
dotnet "%VAE_PROGRAM%" %*
exit /b %errorlevel%

:test
rem What follows `test` is passed on as it was written; without --all or a filter the long forms are left out.
set "VAE_TRX=%VAE_STATE%\test-results\tests.trx"
set VAE_REST=
for /f "tokens=1,*" %%a in ("%*") do set VAE_REST=%%b
if /i "%~2"=="--all" for /f "tokens=1,2,*" %%a in ("%*") do set VAE_REST=%%c
if /i not "%~2"=="--all" echo %* | findstr /c:"--filter" >nul || set VAE_REST=--filter "Category!=Long" %VAE_REST%
if exist "%VAE_TRX%" del /q "%VAE_TRX%"
dotnet test "%VAE_ROOT%tests\Vae.Realtime.Tests" -c Release %VAE_QUICK% --logger "trx;LogFileName=tests.trx" ^
    --logger "console;verbosity=minimal" --results-directory "%VAE_STATE%\test-results" %VAE_REST%
set VAE_OUTCOME=%errorlevel%
powershell -NoProfile -ExecutionPolicy Bypass -Command ^
    "if (-not (Test-Path -LiteralPath $env:VAE_TRX)) { '0 passed, 0 failed'; exit 1 };" ^
    "$c = ([xml](Get-Content -Raw -LiteralPath $env:VAE_TRX)).TestRun.ResultSummary.Counters;" ^
    "$failed = [int]$c.failed + [int]$c.error + [int]$c.timeout + [int]$c.aborted;" ^
    "'{0} passed, {1} failed' -f $c.passed, $failed;" ^
    "if ($failed -gt 0 -or [int]$c.passed -eq 0) { exit 1 }"
if errorlevel 1 if "%VAE_OUTCOME%"=="0" set VAE_OUTCOME=1
exit /b %VAE_OUTCOME%

:unwritable
>&2 echo vae: cannot write in "%VAE_ROOT%", where the program is built; copy it to a folder of your own.
exit /b 1
