package org.lifeboat.testkit.contract.tripwire;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Puts a tripwire before each instruction of a class that breaks a manner. */
final class Wiretap extends ClassVisitor {
  private static final int ASM = Opcodes.ASM9;
  private static final String TRIPWIRE = Type.getInternalName(Tripwire.class);
  private static final String TRIP = "(Ljava/lang/Class;Ljava/lang/String;Ljava/lang/String;)V";

  private String name = "";

  private Wiretap(ClassVisitor next) {
    super(ASM, next);
  }

  /**
   * The class with its tripwires.
   *
   * @throws IllegalArgumentException if it is no class that can be read
   */
  static byte[] on(byte[] original) {
    try {
      ClassReader reader = new ClassReader(original);
      ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
      reader.accept(new Wiretap(writer), 0);
      return writer.toByteArray();
    } catch (IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException e) {
      throw new IllegalArgumentException("is no class that can be read: " + e.getMessage(), e);
    }
  }

  @Override
  public void visit(
      int version,
      int access,
      String className,
      @Nullable String signature,
      @Nullable String superName,
      String @Nullable [] interfaces) {
    name = className;
    super.visit(version, access, className, signature, superName, interfaces);
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String method,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    return new Method(method, super.visitMethod(access, method, descriptor, signature, exceptions));
  }

  private final class Method extends MethodVisitor {
    private final String method;

    Method(String method, MethodVisitor next) {
      super(ASM, next);
      this.method = method;
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String called, String descriptor, boolean isInterface) {
      Forbidden.method(owner, called, descriptor)
          .ifPresent(manner -> trip(manner, "calls", owner, called));
      super.visitMethodInsn(opcode, owner, called, descriptor, isInterface);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String field, String descriptor) {
      if (opcode == Opcodes.GETSTATIC) {
        Forbidden.read(owner, field).ifPresent(manner -> trip(manner, "uses", owner, field));
      } else if (opcode == Opcodes.PUTSTATIC && !method.equals("<clinit>")) {
        trip(Manner.STATIC_STATE, "writes", owner, field);
      }
      super.visitFieldInsn(opcode, owner, field, descriptor);
    }

    @Override
    public void visitInvokeDynamicInsn(
        String called, String descriptor, Handle bootstrap, Object... arguments) {
      for (Object argument : arguments) {
        if (argument instanceof Handle handle) {
          Forbidden.method(handle.getOwner(), handle.getName(), handle.getDesc())
              .ifPresent(manner -> trip(manner, "calls", handle.getOwner(), handle.getName()));
        }
      }
      super.visitInvokeDynamicInsn(called, descriptor, bootstrap, arguments);
    }

    private void trip(Manner manner, String verb, String owner, String member) {
      visitLdcInsn(Type.getObjectType(name));
      visitLdcInsn(manner.name());
      visitLdcInsn(who() + " " + verb + " " + what(owner, member));
      super.visitMethodInsn(Opcodes.INVOKESTATIC, TRIPWIRE, "trip", TRIP, false);
    }

    private String who() {
      String plain = name.replace('/', '.').replace('$', '.');
      return switch (method) {
        case "<init>" -> "the constructor of " + plain;
        case "<clinit>" -> "the static initialiser of " + plain;
        default ->
            plain + "." + (method.startsWith("lambda$") ? method.split("[$]", 3)[1] : method);
      };
    }

    private String what(String owner, String member) {
      String plain = owner.replace('/', '.').replace('$', '.');
      return member.equals("<init>") ? "new " + plain : plain + "." + member;
    }
  }
}
