-- Run by an administrator of the database, with sqlcmd, after the first start of each version that made or brought up the database:
--
--   sqlcmd -S SERVER -d AccessRequests -v Account="ministry\access-requests" -i rights-of-the-program.sql
--
-- The program's account then reads and writes every table, changes none, and can neither change nor remove a row of the history, not even by a
-- statement of its own that the triggers would let through.
IF DATABASE_PRINCIPAL_ID(N'AccessRequestsProgram') IS NULL
    CREATE ROLE [AccessRequestsProgram];

GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA::[dbo] TO [AccessRequestsProgram];
DENY UPDATE, DELETE ON OBJECT::[dbo].[History] TO [AccessRequestsProgram];
ALTER ROLE [AccessRequestsProgram] ADD MEMBER [$(Account)];
