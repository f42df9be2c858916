//! Saving one flow of control and going on with another.

use core::{arch::global_asm, ffi::c_int, mem::offset_of};

use libc::{
    REG_R8, REG_R9, REG_R12, REG_R13, REG_R14, REG_R15, REG_RBP, REG_RBX, REG_RCX, REG_RDI, REG_RDX, REG_RIP, REG_RSI,
    REG_RSP, SIG_BLOCK, SIG_SETMASK, SYS_rt_sigprocmask, mcontext_t, ucontext_t,
};

/// The pointer to the state of the floating-point units stands behind the registers.
const STATE: usize = offset_of!(ucontext_t, uc_mcontext) + size_of::<[libc::greg_t; 23]>();

/// The memory for that state stands at the end. As the kernel saves it (FXSAVE), the x87 control word is
/// at its beginning and MXCSR at 24.
const MEMORY: usize = offset_of!(ucontext_t, uc_sigmask) + size_of::<libc::sigset_t>();
const _: () = assert!(MEMORY + 512 <= size_of::<ucontext_t>());

const MASK: usize = offset_of!(ucontext_t, uc_sigmask);

const fn at(register: c_int) -> usize {
    offset_of!(ucontext_t, uc_mcontext) + offset_of!(mcontext_t, gregs) + register as usize * 8
}

/// Saves into `*rdi` what the caller of this function expects to be preserved, and where it goes on.
macro_rules! save {
    () => {
        "
        mov [rdi + {rbx}], rbx
        mov [rdi + {rbp}], rbp
        mov [rdi + {r12}], r12
        mov [rdi + {r13}], r13
        mov [rdi + {r14}], r14
        mov [rdi + {r15}], r15
        mov rax, [rsp]
        mov [rdi + {rip}], rax
        lea rax, [rsp + 8]
        mov [rdi + {rsp}], rax
        lea rax, [rdi + {memory}]
        mov [rdi + {state}], rax
        fnstcw [rax]
        stmxcsr [rax + 24]
        "
    };
}

/// Goes on with the context `*r8`.
macro_rules! restore {
    () => {
        "
        mov rax, [r8 + {state}]
        fldcw [rax]
        ldmxcsr [rax + 24]
        mov rbx, [r8 + {rbx}]
        mov rbp, [r8 + {rbp}]
        mov r12, [r8 + {r12}]
        mov r13, [r8 + {r13}]
        mov r14, [r8 + {r14}]
        mov r15, [r8 + {r15}]
        mov rsp, [r8 + {rsp}]
        mov r11, [r8 + {rip}]
        mov rdi, [r8 + {rdi}]
        mov rsi, [r8 + {rsi}]
        mov rdx, [r8 + {rdx}]
        mov rcx, [r8 + {rcx}]
        mov r9, [r8 + {r9}]
        mov r8, [r8 + {r8}]
        xor eax, eax
        jmp r11
        "
    };
}

/// Defines a function in a section of its own, so that it is linked only where it is needed.
macro_rules! function {
    ($name:literal, $($body:expr),+ $(,)?) => {
        concat!(
            ".pushsection .text.", $name, ",\"ax\",@progbits\n",
            ".globl ", $name, "\n.type ", $name, ",@function\n.p2align 4\n", $name, ":\n.cfi_startproc\n",
            $($body,)+
            "\n.cfi_endproc\n.size ", $name, ", . - ", $name, "\n.popsection\n",
        )
    };
}

global_asm!(
    function!("getcontext", save!(), "
        lea rdx, [rdi + {mask}]
        xor esi, esi
        mov edi, {block}
        mov r10d, 8
        mov eax, {sigprocmask}
        syscall
        xor eax, eax
        ret"),
    function!("setcontext", "
        mov r8, rdi
        lea rsi, [r8 + {mask}]
        xor edx, edx
        mov edi, {setmask}
        mov r10d, 8
        mov eax, {sigprocmask}
        syscall", restore!()),
    function!("swapcontext", save!(), "
        mov r8, rsi
        lea rdx, [rdi + {mask}]
        lea rsi, [r8 + {mask}]
        mov edi, {setmask}
        mov r10d, 8
        mov eax, {sigprocmask}
        syscall", restore!()),
    // Where the first function of a context returns to: nobody called it, and a backtrace ends here.
    function!("lwb_end_of_context", "
        .cfi_undefined rip
        nop
        mov rdi, rbx
        test rdi, rdi
        jz 2f
        call setcontext@PLT
        2:
        xor edi, edi
        call exit@PLT
        hlt"),
    rbx = const at(REG_RBX),
    rbp = const at(REG_RBP),
    r12 = const at(REG_R12),
    r13 = const at(REG_R13),
    r14 = const at(REG_R14),
    r15 = const at(REG_R15),
    rdi = const at(REG_RDI),
    rsi = const at(REG_RSI),
    rdx = const at(REG_RDX),
    rcx = const at(REG_RCX),
    r8 = const at(REG_R8),
    r9 = const at(REG_R9),
    rsp = const at(REG_RSP),
    rip = const at(REG_RIP),
    state = const STATE,
    memory = const MEMORY,
    mask = const MASK,
    block = const SIG_BLOCK,
    setmask = const SIG_SETMASK,
    sigprocmask = const SYS_rt_sigprocmask,
);
