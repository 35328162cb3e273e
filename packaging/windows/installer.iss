; Inno Setup 6: makes evaluator-manager-setup.exe of what PyInstaller left in dist\evaluator-manager.
; Per machine, without a network, and without a restart; settings of a person stay in %APPDATA%\evaluator.
#define Version GetEnv("EVALUATOR_VERSION")

[Setup]
AppId={{6C0E6C1E-6E0B-4C53-9C5D-3C1B2B7C6F11}
AppName=窗口服务评价管理台
AppVersion={#Version}
AppPublisher=Evaluator maintainers
DefaultDirName={autopf}\Evaluator
DefaultGroupName=Evaluator
DisableProgramGroupPage=yes
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
LicenseFile=..\..\LICENSE
OutputDir=..\..\dist
OutputBaseFilename=evaluator-manager-setup
Compression=lzma2
SolidCompression=yes
CloseApplications=yes

[Files]
Source: "..\..\dist\evaluator-manager\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\窗口服务评价管理台"; Filename: "{app}\evaluator-manager.exe"
Name: "{autodesktop}\窗口服务评价管理台"; Filename: "{app}\evaluator-manager.exe"; Tasks: desktopicon

[Tasks]
Name: desktopicon; Description: "在桌面创建图标 / Create an icon on the desktop"; Flags: unchecked

[Registry]
Root: HKA; Subkey: "Software\Classes\.exchange"; ValueType: string; ValueData: "Evaluator.File"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.evidence"; ValueType: string; ValueData: "Evaluator.File"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\Evaluator.File"; ValueType: string; ValueData: "窗口服务评价文件"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Evaluator.File\shell\open\command"; ValueType: string; ValueData: """{app}\evaluator-manager.exe"" ""%1"""
