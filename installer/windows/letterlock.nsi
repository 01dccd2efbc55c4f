; Sets Letterlock up for one person, who needs no administrator. Made from the same folder as the MSI.
Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
SetDatablockOptimize on
CRCCheck force
RequestExecutionLevel user
Name "Letterlock"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Letterlock"
InstallDirRegKey HKCU "Software\Letterlock" "Folder"
Icon "${ICON}"
UninstallIcon "${ICON}"
VIProductVersion "${NUMBERS}"
VIAddVersionKey "ProductName" "Letterlock"
VIAddVersionKey "FileDescription" "Sets Letterlock up for one person"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "The Letterlock authors. Apache License 2.0."
ManifestDPIAware true
ManifestSupportedOS Win10
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Letterlock"

Page directory
Page instfiles
UninstPage uninstConfirm
UninstPage instfiles

Function .onInit
  SetRegView 64
FunctionEnd

Function un.onInit
  SetRegView 64
FunctionEnd

Section
  ; An older one goes first, file by file as it was set down, so that nothing of it stays.
  IfFileExists "$INSTDIR\uninstall.exe" 0 +2
  ExecWait '"$INSTDIR\uninstall.exe" /S _?=$INSTDIR'
  ClearErrors
  SetOutPath "$INSTDIR"
  File /r "${STAGED}/*.*"
  IfErrors 0 +3
  SetErrorLevel 2
  Abort "Some files could not be written. Close Letterlock, then set it up again."
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "Software\Letterlock" "Folder" "$INSTDIR"
  CreateShortCut "$SMPROGRAMS\Letterlock.lnk" "$INSTDIR\${WINDOW}.exe"
  CreateShortCut "$SENDTO\Letterlock.lnk" "$INSTDIR\${WINDOW}.exe"
${VERBS}
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Letterlock"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${WINDOW}.exe"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The Letterlock authors"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
SectionEnd

Section Uninstall
  ; What the person's own folder holds ($LOCALAPPDATA\Letterlock: the trail) is not touched.
  Delete "$SMPROGRAMS\Letterlock.lnk"
  Delete "$SENDTO\Letterlock.lnk"
${NO_VERBS}
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\Letterlock"
${FILES}
  Delete "$INSTDIR\uninstall.exe"
  SetOutPath "$TEMP"
  RMDir "$INSTDIR"
SectionEnd
