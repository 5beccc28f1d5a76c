package precocial.cuda.standin;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A class of tests that need a CUDA driver: the stand-in, or a real one where the machine has it. They run in a process of their
 * own. Where there is none they are skipped with the reason; with {@code CI=true} in the environment they fail instead.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@Tag("cuda")
@ExtendWith(CudaTestExtension.class)
public @interface CudaTest {}
