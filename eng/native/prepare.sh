# prepare_native SOURCES FOLDER SCRIPT: exports VAELINT_NATIVE, the folder of a compatible libstdc++, where the system's is too old for TorchSharp.
# libLibTorchSharp.so wants GLIBCXX_3.4.32 (GCC 13.2). Debian 12 and Ubuntu 22.04 stop earlier, by exactly one symbol.
prepare_native() {
    [ "$(uname -s)" = Linux ] || return 0
    local sources="$1" folder="$2" script="$3" system
    # awk reads to the end: a reader that stops early would break the pipe.
    system="$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2> /dev/null | awk '/libstdc\+\+\.so\.6 .*(x86-64|AArch64)/ && !found { print $NF; found = 1 }' || true)"
    [ -n "$system" ] || return 0
    system="$(readlink -f "$system")"
    if grep -qa 'GLIBCXX_3\.4\.32' "$system"; then
        return 0
    fi
    if [ ! "$folder/libstdc++.so.6" -nt "$sources/libstdcxx.map" ] || [ ! "$folder/libstdc++.so.6" -nt "$sources/ios_base_library_init.cpp" ]; then
        if ! command -v g++ > /dev/null; then
            echo "$script: g++ is missing; it builds a small compatibility library that libtorch needs here. Install it with: apt-get install g++" >&2
            exit 1
        fi
        mkdir -p "$folder/build"
        # An empty library whose soname is the real library's absolute path: that path becomes what the compatibility library needs.
        g++ -shared -fPIC -nostdlib -x c++ /dev/null -Wl,-soname,"$system" -o "$folder/build/libreal.so"
        g++ -shared -fPIC -O2 -nodefaultlibs -Wl,--no-as-needed -Wl,--unresolved-symbols=ignore-all \
            -Wl,-soname,libstdc++.so.6 -Wl,--version-script="$sources/libstdcxx.map" \
            "$sources/ios_base_library_init.cpp" "$folder/build/libreal.so" -lc -o "$folder/build/libstdc++.so.6"
        mv -f "$folder/build/libstdc++.so.6" "$folder/libstdc++.so.6"
    fi
    export VAELINT_NATIVE="$folder"
}
