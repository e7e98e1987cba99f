/** Types of objectives, each with the department that naturally owns it and a policy for the others. */
package io.bellwether.governance.objectivetype;
