/* libwildebeest: <sys/cdefs.h>, names for what compilers and languages spell differently. */
#pragma GCC system_header

#ifndef LWB_SYS_CDEFS_H
#define LWB_SYS_CDEFS_H
/* By this, some programs find out whether the header is there. */
#define _SYS_CDEFS_H 1

#include <features.h>

/* The compiler. */

#ifdef __GNUC__
#define __GNUC_PREREQ(major, minor) ((__GNUC__ << 16) + __GNUC_MINOR__ >= ((major) << 16) + (minor))
#else
#define __GNUC_PREREQ(major, minor) 0
#endif

#ifdef __clang_major__
#define __glibc_clang_prereq(major, minor) \
	((__clang_major__ << 16) + __clang_minor__ >= ((major) << 16) + (minor))
#else
#define __glibc_clang_prereq(major, minor) 0
#endif

#ifdef __has_attribute
#define __glibc_has_attribute(attribute) __has_attribute(attribute)
#else
#define __glibc_has_attribute(attribute) 0
#endif

#ifdef __has_builtin
#define __glibc_has_builtin(name) __has_builtin(name)
#else
#define __glibc_has_builtin(name) 0
#endif

#ifdef __has_extension
#define __glibc_has_extension(extension) __has_extension(extension)
#else
#define __glibc_has_extension(extension) 0
#endif

/* The size of a long in bits; musl has it in a header that few include. */
#ifndef __WORDSIZE
#ifdef __LP64__
#define __WORDSIZE 64
#else
#define __WORDSIZE 32
#endif
#endif

#if defined __cplusplus || (defined __STDC_VERSION__ && __STDC_VERSION__ >= 201112L) || defined __clang__ \
 || __GNUC_PREREQ(4, 9)
#ifndef __cplusplus
#define __HAVE_GENERIC_SELECTION 1
#else
#define __HAVE_GENERIC_SELECTION 0
#endif
#else
#define __HAVE_GENERIC_SELECTION 0
#endif

/* Declarations in C and in C++. */

#ifdef __cplusplus
#define __BEGIN_DECLS extern "C" {
#define __END_DECLS }
#else
#define __BEGIN_DECLS
#define __END_DECLS
#endif

#define __P(parameters) parameters
#define __PMT(parameters) parameters
#define __CONCAT(left, right) left ## right
#define __STRING(text) #text
#define __ptr_t void *

/* A function that calls none of the program's functions back, and one that throws nothing. */
#if __glibc_has_attribute(__leaf__)
#define __LEAF , __leaf__
#define __LEAF_ATTR __attribute__((__leaf__))
#else
#define __LEAF
#define __LEAF_ATTR
#endif

#ifdef __cplusplus
#if __cplusplus >= 201103L
#define __THROW noexcept(true)
#else
#define __THROW throw()
#endif
#define __THROWNL __THROW
#define __NTH(function) __LEAF_ATTR function __THROW
#define __NTHNL(function) function __THROW
#else
#define __THROW __attribute__((__nothrow__ __LEAF))
#define __THROWNL __attribute__((__nothrow__))
#define __NTH(function) __THROW function
#define __NTHNL(function) __THROWNL function
#endif

/* A function whose symbol is not its name. */
#define __ASMNAME(name) __ASMNAME2(__USER_LABEL_PREFIX__, name)
#define __ASMNAME2(prefix, name) __STRING(prefix) name
#define __REDIRECT(name, prototype, alias) name prototype __asm__(__ASMNAME(#alias))
#ifdef __cplusplus
#define __REDIRECT_NTH(name, prototype, alias) name prototype __THROW __asm__(__ASMNAME(#alias))
#define __REDIRECT_NTHNL(name, prototype, alias) name prototype __THROWNL __asm__(__ASMNAME(#alias))
#else
#define __REDIRECT_NTH(name, prototype, alias) name prototype __asm__(__ASMNAME(#alias)) __THROW
#define __REDIRECT_NTHNL(name, prototype, alias) name prototype __asm__(__ASMNAME(#alias)) __THROWNL
#endif

/* A long double has one format only here: nothing is redirected for another. */
#define __LDBL_REDIR_DECL(name)
#define __LDBL_REDIR2_DECL(name)
#define __LDBL_REDIR(name, prototype) name prototype
#define __LDBL_REDIR1(name, prototype, alias) name prototype
#define __LDBL_REDIR_NTH(name, prototype) name prototype __THROW
#define __LDBL_REDIR1_NTH(name, prototype, alias) name prototype __THROW
#define __REDIRECT_LDBL(name, prototype, alias) __REDIRECT(name, prototype, alias)
#define __REDIRECT_NTH_LDBL(name, prototype, alias) __REDIRECT_NTH(name, prototype, alias)

/* An array parameter that is restrict, and an array member without a size. */
#ifdef __cplusplus
#define __restrict_arr
#elif defined __STDC_VERSION__ && __STDC_VERSION__ >= 199901L
#define __restrict_arr restrict
#else
#define __restrict_arr __restrict
#endif
#define __flexarr []
#define __glibc_c99_flexarr_available 1

/* Inline functions. */

#undef __always_inline
#define __always_inline __inline __attribute__((__always_inline__))
#define __attribute_artificial__ __attribute__((__artificial__))
#define __extern_inline extern __inline __attribute__((__gnu_inline__))
#define __extern_always_inline extern __always_inline __attribute__((__gnu_inline__))
#define __fortify_function __extern_always_inline __attribute_artificial__

#define __bos(pointer) __builtin_object_size(pointer, 1)
#define __bos0(pointer) __builtin_object_size(pointer, 0)
#define __glibc_objsize(pointer) __bos(pointer)
#define __glibc_objsize0(pointer) __bos0(pointer)

#ifndef __clang__
#define __va_arg_pack() __builtin_va_arg_pack()
#define __va_arg_pack_len() __builtin_va_arg_pack_len()
#endif

#define __glibc_likely(condition) __builtin_expect((condition), 1)
#define __glibc_unlikely(condition) __builtin_expect((condition), 0)

/* Attributes. Where the compiler does not know one, its name stands for nothing. */

#define __attribute_alloc_size__(parameters) __attribute__((__alloc_size__ parameters))
#define __attribute_alloc_align__(parameter) __attribute__((__alloc_align__ parameter))
#define __attribute_const__ __attribute__((__const__))
#define __attribute_deprecated__ __attribute__((__deprecated__))
#define __attribute_deprecated_msg__(message) __attribute__((__deprecated__(message)))
#define __attribute_format_arg__(parameter) __attribute__((__format_arg__(parameter)))
#define __attribute_format_strfmon__(format, first) __attribute__((__format__(__strfmon__, format, first)))
#define __attribute_malloc__ __attribute__((__malloc__))
#define __attribute_maybe_unused__ __attribute__((__unused__))
#define __attribute_noinline__ __attribute__((__noinline__))
#define __attribute_nonnull__(parameters) __attribute__((__nonnull__ parameters))
#define __nonnull(parameters) __attribute_nonnull__(parameters)
#define __attribute_pure__ __attribute__((__pure__))
#define __attribute_returns_twice__ __attribute__((__returns_twice__))
#define __attribute_used__ __attribute__((__used__))
#define __attribute_warn_unused_result__ __attribute__((__warn_unused_result__))
#define __returns_nonnull __attribute__((__returns_nonnull__))

#if defined _FORTIFY_SOURCE && _FORTIFY_SOURCE > 0
#define __wur __attribute_warn_unused_result__
#else
#define __wur
#endif

#if __glibc_has_attribute(__copy__)
#define __attribute_copy__(declaration) __attribute__((__copy__(declaration)))
#else
#define __attribute_copy__(declaration)
#endif

#if __glibc_has_attribute(__nonstring__)
#define __attribute_nonstring__ __attribute__((__nonstring__))
#else
#define __attribute_nonstring__
#endif

#if __glibc_has_attribute(__access__)
#define __attr_access(parameters) __attribute__((__access__ parameters))
#else
#define __attr_access(parameters)
#endif

/* The forms of GCC 11: no access at all, and the function that frees what this one returns. */
#if !defined __clang__ && __GNUC_PREREQ(11, 0)
#define __attr_access_none(parameter) __attribute__((__access__(__none__, parameter)))
#define __attr_dealloc(function, parameter) __attribute__((__malloc__(function, parameter)))
#define __attr_dealloc_free __attr_dealloc(__builtin_free, 1)
#else
#define __attr_access_none(parameter)
#define __attr_dealloc(function, parameter)
#define __attr_dealloc_free
#endif

/* A diagnostic where a function is called. */
#if __glibc_has_attribute(__warning__)
#define __warnattr(message) __attribute__((__warning__(message)))
#define __errordecl(name, message) extern void name(void) __attribute__((__error__(message)))
#else
#define __warnattr(message)
#define __errordecl(name, message) extern void name(void)
#endif

#endif
