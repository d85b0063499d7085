import type { Migration } from '../db.ts'

/** Vectors of articles where the database has pgvector, and questions that a model wrote. */
export const vectorsMigration: Migration = {
  id: '006-vectors',
  sql: `
-- The model and dimension whose rows search may use; a change of it is a decision of a person.
create table vector_space (
  one boolean primary key default true check (one),
  model text not null,
  dimensions int not null,
  -- What is being embedded to take its place; null when nothing is.
  next_model text,
  next_dimensions int,
  since timestamptz not null default now()
);

-- Makes what needs pgvector, which an operator may install later; everything else works without it.
-- True when the table is there: halfvec came with pgvector 0.7.
create function prepare_vectors() returns boolean language plpgsql as $make$
begin
  if to_regclass('article_vector') is not null then
    return true;
  end if;
  perform pg_advisory_xact_lock(7314006);
  if to_regclass('article_vector') is not null then
    return true;
  end if;
  begin
    if not exists (select from pg_extension where extname = 'vector') then
      execute 'create extension vector';
    end if;
    execute $table$
      create table article_vector (
        version_id bigint not null,
        ordinal int not null,
        model text not null,
        dimensions int not null,
        -- Of the text that was embedded: another text is embedded anew.
        sha256 text not null,
        embedding halfvec not null,
        primary key (version_id, ordinal, model),
        foreign key (version_id, ordinal) references article (version_id, ordinal) on delete cascade,
        check (vector_dims(embedding) = dimensions),
        check (l2_norm(embedding) > 0)
      )
    $table$;
    execute 'create index article_vector_text on article_vector (sha256)';
    return true;
  exception
    -- No such extension on this server (files or name), a version without halfvec, or a role that may not add it.
    when undefined_file or undefined_object or feature_not_supported or insufficient_privilege
      or invalid_parameter_value then
      return false;
  end;
end
$make$;

-- The approximate index for the rows of one model and dimension; making it again does nothing.
create function prepare_vector_index(of_model text, of_dimensions int) returns text language plpgsql as $make$
declare
  name text := 'article_vector_hnsw_' || left(md5(of_model || ' ' || of_dimensions), 12);
begin
  perform pg_advisory_xact_lock(7314006);
  execute format(
    'create index if not exists %I on article_vector using hnsw ((embedding::halfvec(%s)) halfvec_cosine_ops)
     with (m = 16, ef_construction = 128) where model = %L and dimensions = %s',
    name, of_dimensions, of_model, of_dimensions);
  return name;
end
$make$;

-- Removes the approximate indexes of all models but one.
create function drop_other_vector_indexes(of_model text, of_dimensions int) returns void language plpgsql as $drop$
declare
  kept text := 'article_vector_hnsw_' || left(md5(of_model || ' ' || of_dimensions), 12);
  other record;
begin
  for other in
    select c.oid::regclass as name from pg_index i join pg_class c on c.oid = i.indexrelid
    where i.indrelid = to_regclass('article_vector') and c.relname like 'article\\_vector\\_hnsw\\_%'
      and c.relname <> kept
  loop
    execute format('drop index %s', other.name);
  end loop;
end
$drop$;

select prepare_vectors();

-- What a chat model wrote for an article: drafts for a person to read, never a part of search.
create table generated_question (
  -- Of the model, the wording of the request and the text of the article.
  sha256 text primary key,
  model text not null,
  questions jsonb not null,
  at timestamptz not null default now()
);
`,
}
