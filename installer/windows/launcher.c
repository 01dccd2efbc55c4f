/* Starts Letterlock's Python, which stands beside this program, for Letterlock and nothing else.

   Of the C library nothing is linked: what is shipped is what is read here. WINDOW is 1 for the
   program with a window, 0 for the one on a console; PYTHON is the name of Python's library. */

#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <shellapi.h>
#include <shlobj.h>

#define LONGEST 32768

typedef int (*python_main)(int, wchar_t **);

static wchar_t self[LONGEST], library[LONGEST];

static void refuse(void)
{
    static const char said[] =
        "Letterlock cannot start: some of its files are missing. Install it again.\r\n";
#if WINDOW
    MessageBoxA(NULL, said, "Letterlock", MB_OK | MB_ICONERROR);
#else
    DWORD written;
    WriteFile(GetStdHandle(STD_ERROR_HANDLE), said, sizeof said - 1, &written, NULL);
#endif
    ExitProcess(3);
}

void start(void)
{
    static wchar_t *const ours[] = {L"-I", L"-B", L"-X", L"utf8", L"-m", L"letterlock_entry"};
    const int more = sizeof ours / sizeof *ours;
    int count, place, length, last = 0;
    wchar_t **given, **words;
    HMODULE python;
    python_main run;

    /* No library is looked for where the person happens to work, or on the PATH. */
    SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    length = GetModuleFileNameW(NULL, self, LONGEST);
    if (length <= 0 || length >= LONGEST - 32)
        refuse();
    for (place = 0; place < length; place++) {
        library[place] = self[place];
        if (self[place] == L'\\')
            last = place + 1;
    }
    lstrcpyW(library + last, PYTHON);
    given = CommandLineToArgvW(GetCommandLineW(), &count);
    python = LoadLibraryExW(
        library, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    if (!given || count < 1 || !python)
        refuse();
    run = (python_main)(void *)GetProcAddress(python, "Py_Main");
    words = HeapAlloc(GetProcessHeap(), HEAP_ZERO_MEMORY, (count + more + 1) * sizeof *words);
    if (!run || !words)
        refuse();
#if WINDOW
    SetCurrentProcessExplicitAppUserModelID(L"Letterlock.Letterlock");
#endif
    words[0] = self;
    for (place = 0; place < more; place++)
        words[1 + place] = ours[place];
    for (place = 1; place < count; place++)
        words[more + place] = given[place];
    ExitProcess(run(count + more, words));
}
