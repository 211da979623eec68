// GCC 13 moved the initialisation of the standard streams into the library and calls it through this one symbol.
// An older libstdc++ lacks only that symbol: the static object below does its work there.
#include <ios>

namespace
{
    std::ios_base::Init standard_streams;
}

extern "C" __attribute__((visibility("default"))) void _ZSt21ios_base_library_initv()
{
}
