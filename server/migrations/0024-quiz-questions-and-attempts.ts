import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table quizzes (
      media_id uuid primary key constraint quizzes_go_with_the_media references media on delete cascade,
      options jsonb not null,
      edition integer,
      takers integer not null default 0
    );

    create table quiz_questions (
      id uuid primary key,
      media_id uuid not null constraint quiz_questions_go_with_the_quiz references quizzes on delete cascade,
      kind text not null constraint quiz_questions_have_a_known_kind
        check (kind in ('multiple-choice', 'true-false', 'multiple-answer', 'reflection', 'open')),
      at_seconds double precision not null constraint quiz_questions_stand_in_the_media check (at_seconds >= 0),
      place integer not null,
      text text not null,
      hint text not null,
      explanation text not null,
      points integer not null constraint quiz_questions_weigh_something check (points between 1 and 100),
      is_scored boolean not null,
      answers jsonb not null,
      is_asked boolean not null default false
    );
    create index quiz_questions_by_media on quiz_questions (media_id, at_seconds, place);

    create table quiz_editions (
      media_id uuid not null constraint quiz_editions_go_with_the_quiz references quizzes on delete cascade,
      number integer not null,
      questions jsonb not null,
      primary key (media_id, number)
    );

    create table quiz_takers (
      id uuid primary key,
      media_id uuid not null constraint quiz_takers_go_with_the_quiz references quizzes on delete cascade,
      number integer not null,
      person_id uuid constraint quiz_takers_outlive_the_account references people on delete set null,
      address_folded text,
      guest_id uuid constraint quiz_takers_outlive_the_guest references guests on delete set null,
      kind text not null constraint quiz_takers_are_of_a_known_kind check (kind in ('account', 'invitee', 'guest')),
      name text not null,
      forgotten_at timestamptz,
      kept_percent double precision,
      kept_waiting integer not null default 0,
      constraint quiz_takers_have_a_number_each unique (media_id, number)
    );
    create unique index quiz_takers_are_one_for_each_account on quiz_takers (media_id, person_id);
    create unique index quiz_takers_are_one_for_each_address on quiz_takers (media_id, address_folded);
    create unique index quiz_takers_are_one_for_each_guest on quiz_takers (media_id, guest_id);
    create index quiz_takers_by_address on quiz_takers (address_folded) where address_folded is not null;
    create index quiz_takers_by_guest on quiz_takers (guest_id) where guest_id is not null;

    create table quiz_attempts (
      id uuid primary key,
      media_id uuid not null,
      edition integer not null,
      taker_id uuid constraint quiz_attempts_go_with_the_taker references quiz_takers on delete cascade,
      previewer_id uuid constraint quiz_attempts_go_with_the_previewer references people on delete cascade,
      device_id uuid constraint quiz_attempts_outlive_the_device references devices on delete set null,
      as_unproved boolean not null,
      begun_at timestamptz not null,
      active_at timestamptz not null,
      active_seconds double precision not null default 0,
      submitted_at timestamptz,
      percent double precision,
      points double precision,
      max_points double precision,
      waiting integer,
      constraint quiz_attempts_go_with_the_edition foreign key (media_id, edition) references quiz_editions on delete cascade,
      constraint quiz_attempts_are_taken_or_previewed check (num_nonnulls(taker_id, previewer_id) = 1),
      constraint quiz_attempts_have_a_score_when_submitted check ((submitted_at is null) = (points is null))
    );
    create index quiz_attempts_by_taker on quiz_attempts (taker_id, begun_at);
    create index quiz_attempts_by_media on quiz_attempts (media_id, begun_at, id);
    create index quiz_attempts_by_device on quiz_attempts (device_id, media_id);
    create unique index quiz_attempts_are_previewed_one_by_one on quiz_attempts (media_id, previewer_id);

    create table quiz_answers (
      attempt_id uuid not null constraint quiz_answers_go_with_the_attempt references quiz_attempts on delete cascade,
      question_id uuid not null,
      given jsonb,
      answered_at timestamptz,
      share double precision constraint quiz_answers_earn_a_part check (share between 0 and 1),
      graded_share double precision constraint quiz_answers_are_given_a_part check (graded_share between 0 and 1),
      feedback text,
      graded_at timestamptz,
      graded_by uuid constraint quiz_answers_outlive_who_graded references people on delete set null,
      primary key (attempt_id, question_id),
      constraint quiz_answers_are_graded_at_once check ((graded_share is null) = (graded_at is null))
    );
    create index quiz_answers_by_question on quiz_answers (question_id);
  `.execute(db);
}
