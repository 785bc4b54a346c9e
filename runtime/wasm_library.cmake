# The library that pages link, with its headers: ${CMAKE_BINARY_DIR}/share/gblocks/{include,lib}. Built by em++, one object for each source,
# so that what a page does not use stays out of it.
set(cache $ENV{XDG_CACHE_HOME})
if(NOT cache)
  set(cache $ENV{HOME}/.cache)
endif()
set(GBLOCKS_MD4C_SOURCE ${cache}/gblocks/md4c CACHE PATH "Folder with md4c.c and md4c.h (scripts/fetch_md4c puts them there)")
find_program(GBLOCKS_EMXX NAMES em++ REQUIRED)
find_program(GBLOCKS_EMAR NAMES emar REQUIRED)

set(share ${CMAKE_BINARY_DIR}/share/gblocks)
set(wasm_flags -Oz -mbulk-memory -mmutable-globals -fwasm-exceptions -Wall -Wextra -Werror)
set(wasm_objects "")

# wasm_object(SOURCE FLAG…): compiles it, to be a member of the library.
function(wasm_object source)
  get_filename_component(name ${source} NAME_WE)
  set(object ${CMAKE_CURRENT_BINARY_DIR}/wasm/${name}.o)
  add_custom_command(
    OUTPUT ${object}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_CURRENT_BINARY_DIR}/wasm
    COMMAND ${GBLOCKS_EMXX} ${wasm_flags} ${ARGN} -c ${source} -o ${object}
    DEPENDS ${source} ${header_files} ${internal_headers}
    VERBATIM)
  set(wasm_objects ${wasm_objects} ${object} PARENT_SCOPE)
endfunction()

set(wasm_sources ${sources})
list(FILTER wasm_sources EXCLUDE REGEX "_native\\.cpp$")
if(NOT EXISTS ${GBLOCKS_MD4C_SOURCE}/md4c.c)
  execute_process(COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/../scripts/fetch_md4c ${GBLOCKS_MD4C_SOURCE} RESULT_VARIABLE failed)
endif()
if(NOT EXISTS ${GBLOCKS_MD4C_SOURCE}/md4c.c)
  message(FATAL_ERROR "md4c's source is not in GBLOCKS_MD4C_SOURCE=${GBLOCKS_MD4C_SOURCE}, and scripts/fetch_md4c could not get it.")
endif()
foreach(source IN LISTS wasm_sources)
  set(speed "")
  if(source MATCHES "_kernels\\.cpp$")  # loops over floats
    set(speed -O3 -msimd128)
  endif()
  wasm_object(${source} ${speed} -std=c++20 -fno-rtti -I${CMAKE_CURRENT_SOURCE_DIR}/include -I${CMAKE_CURRENT_SOURCE_DIR}
              -I${GBLOCKS_MD4C_SOURCE} -isystem${GBLOCKS_MD4C_SOURCE})
endforeach()
# C, with the allocation functions of src/c_memory_wasm.cpp.
wasm_object(${GBLOCKS_MD4C_SOURCE}/md4c.c -x c -w)

add_custom_command(
  OUTPUT ${share}/lib/libgblocks_runtime.a
  COMMAND ${CMAKE_COMMAND} -E make_directory ${share}/lib
  COMMAND ${CMAKE_COMMAND} -E rm -f ${share}/lib/libgblocks_runtime.a
  COMMAND ${GBLOCKS_EMAR} rcs ${share}/lib/libgblocks_runtime.a ${wasm_objects}
  COMMAND ${CMAKE_COMMAND} -E rm -rf ${share}/include
  COMMAND ${CMAKE_COMMAND} -E copy_directory ${CMAKE_CURRENT_SOURCE_DIR}/include ${share}/include
  DEPENDS ${wasm_objects} ${header_files}
  VERBATIM)
add_custom_target(gblocks_runtime_wasm ALL DEPENDS ${share}/lib/libgblocks_runtime.a)
