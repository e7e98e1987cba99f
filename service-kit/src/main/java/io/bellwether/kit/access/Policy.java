package io.bellwether.kit.access;

import io.bellwether.kit.caller.Caller;
import io.bellwether.kit.caller.CurrentCaller;
import io.bellwether.kit.problem.CommonProblem;
import io.bellwether.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import org.jboss.logging.Logger;

/** Decides by the matrix. The one place where roles turn into answers. */
@ApplicationScoped
public class Policy {

    /** Who was refused what; the line begins with the request and the caller. */
    private static final Logger LOG = Logger.getLogger(Policy.class);

    private final Matrix matrix = Matrix.load();

    @Inject
    CurrentCaller current;

    /** Whether the caller could do the act on some object, whatever the relation. */
    public boolean couldEver(Caller caller, String act) {
        return matrix.act(act).rules().stream().anyMatch(rule -> rule.fits(caller));
    }

    /** Whether the caller may do the act on an object to which these relations hold. */
    public boolean allows(Caller caller, String act, Set<Relation> held) {
        return matrix.act(act).rules().stream()
                .anyMatch(rule -> rule.fits(caller) && held.containsAll(rule.relations()));
    }

    /** The same for the current caller. */
    public boolean allows(String act, Set<Relation> held) {
        return allows(current.get(), act, held);
    }

    /** Whether the current caller may do the act on an object of this department (null: of none). */
    public boolean allowsFor(String act, String department) {
        return allows(act, relationTo(department));
    }

    /**
     * Lets the current caller pass or refuses.
     *
     * @param what the object's kind in a person's words, for the 404 ("objective")
     * @throws ProblemException 403, or 404 where the matrix hides
     */
    public void require(String act, Set<Relation> held, String what) {
        if (allows(act, held)) {
            return;
        }
        LOG.infof("refused: %s on a %s that is not the caller's", act, what);
        if (matrix.act(act).hide() && couldEver(current.get(), act)) {
            throw ProblemException.notFound(what);
        }
        throw new ProblemException(CommonProblem.FORBIDDEN, "You may not do this with this " + what + ".");
    }

    /** {@link #require} for an object of a department. */
    public void requireFor(String act, String department, String what) {
        require(act, relationTo(department), what);
    }

    /** 404 unless the caller may see the object at all, whatever the role; for drafts of others. */
    public void requireVisible(String act, String department, String what) {
        if (!allowsFor(act, department)) {
            LOG.infof("refused: %s on a %s that the caller may not see", act, what);
            throw ProblemException.notFound(what);
        }
    }

    /** {@code OWN} when the caller is an owner of the department. */
    public Set<Relation> relationTo(String department) {
        return current.get().owns(department) ? Set.of(Relation.OWN) : Set.of();
    }

    /** Refuses who could do the act on no object at all. */
    void requireSomeRole(String act) {
        if (!couldEver(current.get(), act)) {
            LOG.infof("refused: %s, which none of the caller's roles allows", act);
            throw new ProblemException(CommonProblem.FORBIDDEN, "Your roles do not allow this.");
        }
    }
}
