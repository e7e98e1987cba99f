// The measure language: formulas over metrics. The contract is the page "what a KPI means".
grammar MeasureGrammar;

formula   : measure EOF ;
measure   : term ( sign+=( PLUS | MINUS ) term )* ;
term      : factor ( op+=( TIMES | OVER ) factor )* ;
factor    : number                                   # literal
          | selection                                # select
          | OPEN measure CLOSE                       # group
          | MINUS factor                             # negate
          ;
selection : name OPEN metric ( BRACE_OPEN matcher ( COMMA matcher )* BRACE_CLOSE )? CLOSE ;
metric    : name ( DOT part )* ;
part      : name | DIGITS_NAME | DIGITS ;
number    : DIGITS ( DOT DIGITS )? ;
matcher   : name ( EQUAL | UNEQUAL ) STRING
          | name NOT? IN OPEN STRING ( COMMA STRING )* CLOSE
          ;
name      : NAME | IN | NOT ;

PLUS : '+' ;
MINUS : '-' ;
TIMES : '*' ;
OVER : '/' ;
OPEN : '(' ;
CLOSE : ')' ;
BRACE_OPEN : '{' ;
BRACE_CLOSE : '}' ;
COMMA : ',' ;
DOT : '.' ;
EQUAL : '=' ;
UNEQUAL : '!=' ;
IN : 'in' ;
NOT : 'not' ;
NAME : [a-z] [a-z0-9_]* ;
DIGITS : [0-9]+ ;
DIGITS_NAME : [0-9_] [a-z0-9_]* ;
STRING : '"' ( ~["\\] | '\\"' | '\\\\' )* '"' ;
SPACE : [ \t\r\n]+ -> skip ;
OTHER : . ;
