package io.bellwether.measure;

import java.util.Collection;
import java.util.Comparator;

/** The known name that a mistyped one most likely means. */
final class Nearest {

    private Nearest() {}

    /** {@code ; the nearest known one is "hires"}, or nothing where none is near. */
    static String hint(String typed, Collection<String> known) {
        int limit = typed.length() <= 3 ? 1 : Math.max(2, typed.length() / 3);
        return known.stream()
                .filter(name -> distance(typed, name) <= limit)
                .min(Comparator.comparingInt((String name) -> distance(typed, name))
                        .thenComparing(name -> name))
                .map(name -> "; the nearest known one is \"" + name + "\"")
                .orElse("");
    }

    /** Edits (insert, delete, change, swap of neighbours) between two words. */
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int change = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(change, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
