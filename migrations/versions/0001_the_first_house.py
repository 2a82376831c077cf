"""The first house."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('attempts',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('key', sa.String(length=200), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_attempts'))
    )
    with op.batch_alter_table('attempts', schema=None) as batch_op:
        batch_op.create_index('ix_attempts_key_at', ['key', 'at'], unique=False)

    op.create_table('job_runs',
    sa.Column('name', sa.String(length=60), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('took_ms', sa.Integer(), nullable=False),
    sa.Column('problem', sa.String(length=400), nullable=False),
    sa.PrimaryKeyConstraint('name', name=op.f('pk_job_runs'))
    )
    op.create_table('letters',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('to_address', sa.String(length=254), nullable=False),
    sa.Column('to_name', sa.String(length=120), nullable=False),
    sa.Column('subject', sa.String(length=300), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('html', sa.Text(), nullable=False),
    sa.Column('headers', sa.JSON(), nullable=False),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('state', sa.String(length=8), nullable=False),
    sa.Column('tries', sa.Integer(), nullable=False),
    sa.Column('problem', sa.String(length=400), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('community_id', sa.Integer(), nullable=True),
    sa.Column('message_id', sa.String(length=120), nullable=False),
    sa.Column('written_at', sa.DateTime(), nullable=False),
    sa.Column('next_try_at', sa.DateTime(), nullable=False),
    sa.Column('sent_at', sa.DateTime(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_letters')),
    sa.UniqueConstraint('message_id', name=op.f('uq_letters_message_id'))
    )
    with op.batch_alter_table('letters', schema=None) as batch_op:
        batch_op.create_index('ix_letters_state_next', ['state', 'next_try_at'], unique=False)

    op.create_table('people',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('handle', sa.String(length=40), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('address', sa.String(length=254), nullable=True),
    sa.Column('password_hash', sa.String(length=200), nullable=True),
    sa.Column('state', sa.String(length=12), nullable=False),
    sa.Column('is_admin', sa.Boolean(), nullable=False),
    sa.Column('organisation', sa.String(length=160), nullable=False),
    sa.Column('organisation_kind', sa.String(length=20), nullable=False),
    sa.Column('role', sa.String(length=20), nullable=False),
    sa.Column('country', sa.String(length=2), nullable=False),
    sa.Column('sector', sa.String(length=60), nullable=False),
    sa.Column('languages', sa.JSON(), nullable=False),
    sa.Column('levels', sa.JSON(), nullable=False),
    sa.Column('language', sa.String(length=5), nullable=False),
    sa.Column('zone', sa.String(length=60), nullable=False),
    sa.Column('ask_me_about', sa.Text(), nullable=False),
    sa.Column('want_to_learn', sa.Text(), nullable=False),
    sa.Column('availability', sa.String(length=200), nullable=False),
    sa.Column('connection', sa.String(length=4), nullable=False),
    sa.Column('shown_to', sa.JSON(), nullable=False),
    sa.Column('theme', sa.String(length=5), nullable=False),
    sa.Column('joined_at', sa.DateTime(), nullable=False),
    sa.Column('agreed_at', sa.DateTime(), nullable=True),
    sa.Column('suspended_until', sa.DateTime(), nullable=True),
    sa.Column('suspended_why', sa.String(length=400), nullable=False),
    sa.Column('failed_mail_at', sa.DateTime(), nullable=True),
    sa.Column('words_to_admins', sa.String(length=600), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_people')),
    sa.UniqueConstraint('address', name=op.f('uq_people_address')),
    sa.UniqueConstraint('handle', name=op.f('uq_people_handle'))
    )
    op.create_table('search_documents',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('ref_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('title', sa.String(length=300), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.Column('language', sa.String(length=5), nullable=False),
    sa.Column('path', sa.String(length=300), nullable=False),
    sa.Column('audience', sa.String(length=10), nullable=False),
    sa.Column('community_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('title_words', sa.Text(), nullable=False),
    sa.Column('body_words', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_search_documents')),
    sa.UniqueConstraint('kind', 'ref_id', name=op.f('uq_search_documents_kind_ref_id'))
    )
    with op.batch_alter_table('search_documents', schema=None) as batch_op:
        batch_op.create_index('ix_search_documents_community_id', ['community_id'], unique=False)

    op.create_table('search_terms',
    sa.Column('term', sa.String(length=40), nullable=False),
    sa.Column('backwards', sa.String(length=40), nullable=False),
    sa.PrimaryKeyConstraint('term', name=op.f('pk_search_terms'))
    )
    with op.batch_alter_table('search_terms', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_search_terms_backwards'), ['backwards'], unique=False)

    op.create_table('communities',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('slug', sa.String(length=60), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('purpose', sa.String(length=300), nullable=False),
    sa.Column('about', sa.Text(), nullable=False),
    sa.Column('about_html', sa.Text(), nullable=False),
    sa.Column('access', sa.String(length=10), nullable=False),
    sa.Column('tags', sa.JSON(), nullable=False),
    sa.Column('languages', sa.JSON(), nullable=False),
    sa.Column('wanted_mix', sa.JSON(), nullable=False),
    sa.Column('folded', sa.Text(), nullable=False),
    sa.Column('members_count', sa.Integer(), nullable=False),
    sa.Column('founded_by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('founded_at', sa.DateTime(), nullable=False),
    sa.Column('active_at', sa.DateTime(), nullable=False),
    sa.Column('archived_at', sa.DateTime(), nullable=True),
    sa.Column('client_key', sa.String(length=64), nullable=True),
    sa.CheckConstraint("access in ('open', 'request', 'private')", name=op.f('ck_communities_access')),
    sa.ForeignKeyConstraint(['founded_by_id'], ['people.id'], name=op.f('fk_communities_founded_by_id_people'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_communities')),
    sa.UniqueConstraint('founded_by_id', 'client_key', name=op.f('uq_communities_founded_by_id_client_key')),
    sa.UniqueConstraint('slug', name=op.f('uq_communities_slug'))
    )
    op.create_table('deeds',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('verb', sa.String(length=60), nullable=False),
    sa.Column('thing_kind', sa.String(length=30), nullable=False),
    sa.Column('thing_id', sa.Integer(), nullable=True),
    sa.Column('facts', sa.JSON(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['people.id'], name=op.f('fk_deeds_by_id_people'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_deeds'))
    )
    with op.batch_alter_table('deeds', schema=None) as batch_op:
        batch_op.create_index('ix_deeds_at', ['at'], unique=False)
        batch_op.create_index('ix_deeds_thing', ['thing_kind', 'thing_id'], unique=False)

    op.create_table('drafts',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('place', sa.String(length=80), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('kept_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_drafts_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_drafts')),
    sa.UniqueConstraint('person_id', 'place', name=op.f('uq_drafts_person_id_place'))
    )
    op.create_table('feed_keys',
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('nonce', sa.String(length=32), nullable=False),
    sa.Column('made_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_feed_keys_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('person_id', name=op.f('pk_feed_keys'))
    )
    op.create_table('mail_choices',
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('mail', sa.String(length=8), nullable=False),
    sa.Column('digest', sa.String(length=8), nullable=False),
    sa.Column('quiet', sa.Boolean(), nullable=False),
    sa.Column('silenced', sa.JSON(), nullable=False),
    sa.Column('digest_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_mail_choices_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('person_id', name=op.f('pk_mail_choices'))
    )
    op.create_table('mailed_tokens',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('purpose', sa.String(length=20), nullable=False),
    sa.Column('token_hash', sa.String(length=64), nullable=False),
    sa.Column('address', sa.String(length=254), nullable=False),
    sa.Column('path', sa.String(length=300), nullable=False),
    sa.Column('made_at', sa.DateTime(), nullable=False),
    sa.Column('ends_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_mailed_tokens_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_mailed_tokens')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_mailed_tokens_token_hash'))
    )
    with op.batch_alter_table('mailed_tokens', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_mailed_tokens_person_id'), ['person_id'], unique=False)

    op.create_table('mentor_profiles',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('skills', sa.JSON(), nullable=False),
    sa.Column('languages', sa.JSON(), nullable=False),
    sa.Column('levels', sa.JSON(), nullable=False),
    sa.Column('hours', sa.Integer(), nullable=False),
    sa.Column('places', sa.Integer(), nullable=False),
    sa.Column('taken', sa.Integer(), nullable=False),
    sa.Column('about', sa.Text(), nullable=False),
    sa.Column('about_html', sa.Text(), nullable=False),
    sa.Column('sector', sa.String(length=60), nullable=False),
    sa.Column('channels', sa.JSON(), nullable=False),
    sa.Column('is_open', sa.Boolean(), nullable=False),
    sa.Column('folded', sa.Text(), nullable=False),
    sa.Column('made_at', sa.DateTime(), nullable=False),
    sa.Column('changed_at', sa.DateTime(), nullable=False),
    sa.CheckConstraint('taken >= 0', name=op.f('ck_mentor_profiles_taken')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_mentor_profiles_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_mentor_profiles')),
    sa.UniqueConstraint('person_id', name=op.f('uq_mentor_profiles_person_id'))
    )
    with op.batch_alter_table('mentor_profiles', schema=None) as batch_op:
        batch_op.create_index('ix_mentor_profiles_is_open_id', ['is_open', 'id'], unique=False)

    op.create_table('mentorship_coordinators',
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('appointed_by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['appointed_by_id'], ['people.id'], name=op.f('fk_mentorship_coordinators_appointed_by_id_people'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_mentorship_coordinators_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('person_id', name=op.f('pk_mentorship_coordinators'))
    )
    op.create_table('mentorships',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('mentor_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('mentee_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('is_open', sa.Integer(), sa.Computed("case when state in ('requested', 'active', 'paused') then 1 end", persisted=True), nullable=True),
    sa.Column('wanted', sa.Text(), nullable=False),
    sa.Column('wanted_html', sa.Text(), nullable=False),
    sa.Column('first_goal', sa.String(length=300), nullable=False),
    sa.Column('languages', sa.JSON(), nullable=False),
    sa.Column('hours', sa.Integer(), nullable=False),
    sa.Column('answer', sa.String(length=1000), nullable=False),
    sa.Column('asked_at', sa.DateTime(), nullable=False),
    sa.Column('answered_at', sa.DateTime(), nullable=True),
    sa.Column('contact_at', sa.DateTime(), nullable=True),
    sa.Column('paused_at', sa.DateTime(), nullable=True),
    sa.Column('paused_why', sa.String(length=10), nullable=False),
    sa.Column('closed_at', sa.DateTime(), nullable=True),
    sa.Column('closed_by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('nudged_at', sa.DateTime(), nullable=True),
    sa.Column('client_key', sa.String(length=64), nullable=True),
    sa.CheckConstraint("state in ('requested', 'active', 'paused', 'closed', 'ended', 'declined', 'withdrawn')", name=op.f('ck_mentorships_state')),
    sa.CheckConstraint('mentor_id <> mentee_id', name=op.f('ck_mentorships_two_people')),
    sa.ForeignKeyConstraint(['closed_by_id'], ['people.id'], name=op.f('fk_mentorships_closed_by_id_people'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['mentee_id'], ['people.id'], name=op.f('fk_mentorships_mentee_id_people'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['mentor_id'], ['people.id'], name=op.f('fk_mentorships_mentor_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_mentorships')),
    sa.UniqueConstraint('mentee_id', 'client_key', name=op.f('uq_mentorships_mentee_id_client_key')),
    sa.UniqueConstraint('mentor_id', 'mentee_id', 'is_open', name=op.f('uq_mentorships_mentor_id_mentee_id_is_open'))
    )
    with op.batch_alter_table('mentorships', schema=None) as batch_op:
        batch_op.create_index('ix_mentorships_mentee_id_state', ['mentee_id', 'state'], unique=False)
        batch_op.create_index('ix_mentorships_mentor_id_state', ['mentor_id', 'state'], unique=False)
        batch_op.create_index('ix_mentorships_state_contact_at', ['state', 'contact_at'], unique=False)

    op.create_table('sign_ins',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('token_hash', sa.String(length=64), nullable=False),
    sa.Column('device', sa.String(length=120), nullable=False),
    sa.Column('began_at', sa.DateTime(), nullable=False),
    sa.Column('ends_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_sign_ins_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sign_ins')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_sign_ins_token_hash'))
    )
    with op.batch_alter_table('sign_ins', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_sign_ins_person_id'), ['person_id'], unique=False)

    op.create_table('site_invitations',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('token_hash', sa.String(length=64), nullable=False),
    sa.Column('address', sa.String(length=254), nullable=False),
    sa.Column('made_by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('made_at', sa.DateTime(), nullable=False),
    sa.Column('ends_at', sa.DateTime(), nullable=False),
    sa.Column('used_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['made_by_id'], ['people.id'], name=op.f('fk_site_invitations_made_by_id_people'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_site_invitations')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_site_invitations_token_hash'))
    )
    op.create_table('invitations',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('community_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('token_hash', sa.String(length=64), nullable=False),
    sa.Column('address', sa.String(length=254), nullable=False),
    sa.Column('uses_left', sa.Integer(), nullable=False),
    sa.Column('made_by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('made_at', sa.DateTime(), nullable=False),
    sa.Column('ends_at', sa.DateTime(), nullable=False),
    sa.Column('revoked_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['community_id'], ['communities.id'], name=op.f('fk_invitations_community_id_communities'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['made_by_id'], ['people.id'], name=op.f('fk_invitations_made_by_id_people'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_invitations')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_invitations_token_hash'))
    )
    with op.batch_alter_table('invitations', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_invitations_community_id'), ['community_id'], unique=False)

    op.create_table('join_requests',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('community_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('words', sa.String(length=600), nullable=False),
    sa.Column('asked_at', sa.DateTime(), nullable=False),
    sa.Column('declined_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['community_id'], ['communities.id'], name=op.f('fk_join_requests_community_id_communities'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_join_requests_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_join_requests')),
    sa.UniqueConstraint('community_id', 'person_id', name=op.f('uq_join_requests_community_id_person_id'))
    )
    op.create_table('library_items',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('community_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('live_id', sa.Integer(), nullable=True),
    sa.Column('title', sa.String(length=160), nullable=False),
    sa.Column('language', sa.String(length=5), nullable=False),
    sa.Column('source', sa.Text(), nullable=False),
    sa.Column('html', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('record', sa.JSON(), nullable=False),
    sa.Column('zone', sa.String(length=60), nullable=False),
    sa.Column('held_at', sa.DateTime(), nullable=False),
    sa.Column('kept_at', sa.DateTime(), nullable=False),
    sa.Column('changed_at', sa.DateTime(), nullable=False),
    sa.Column('kept_by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.ForeignKeyConstraint(['community_id'], ['communities.id'], name=op.f('fk_library_items_community_id_communities'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['kept_by_id'], ['people.id'], name=op.f('fk_library_items_kept_by_id_people'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_library_items')),
    sa.UniqueConstraint('live_id', name=op.f('uq_library_items_live_id'))
    )
    with op.batch_alter_table('library_items', schema=None) as batch_op:
        batch_op.create_index('ix_library_items_community_id_id', ['community_id', 'id'], unique=False)
        batch_op.create_index('ix_library_items_held_at', ['held_at'], unique=False)

    op.create_table('live_sessions',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('community_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('host_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('title', sa.String(length=160), nullable=False),
    sa.Column('about', sa.Text(), nullable=False),
    sa.Column('about_html', sa.Text(), nullable=False),
    sa.Column('starts_at', sa.DateTime(), nullable=False),
    sa.Column('minutes', sa.Integer(), nullable=False),
    sa.Column('zone', sa.String(length=60), nullable=False),
    sa.Column('language', sa.String(length=5), nullable=False),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('agenda', sa.JSON(), nullable=False),
    sa.Column('topics', sa.JSON(), nullable=False),
    sa.Column('point', sa.Integer(), nullable=True),
    sa.Column('notes_source', sa.Text(), nullable=False),
    sa.Column('notes_version', sa.Integer(), nullable=False),
    sa.Column('last_seq', sa.Integer(), nullable=False),
    sa.Column('registered_count', sa.Integer(), nullable=False),
    sa.Column('uid', sa.String(length=80), nullable=False),
    sa.Column('calendar_sequence', sa.Integer(), nullable=False),
    sa.Column('planned_at', sa.DateTime(), nullable=False),
    sa.Column('changed_at', sa.DateTime(), nullable=False),
    sa.Column('opened_at', sa.DateTime(), nullable=True),
    sa.Column('closed_at', sa.DateTime(), nullable=True),
    sa.Column('notes_item_id', sa.Integer(), nullable=True),
    sa.Column('client_key', sa.String(length=64), nullable=True),
    sa.CheckConstraint("state in ('draft', 'planned', 'open', 'closed', 'cancelled')", name=op.f('ck_live_sessions_state')),
    sa.ForeignKeyConstraint(['community_id'], ['communities.id'], name=op.f('fk_live_sessions_community_id_communities'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['host_id'], ['people.id'], name=op.f('fk_live_sessions_host_id_people'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_live_sessions')),
    sa.UniqueConstraint('host_id', 'client_key', name=op.f('uq_live_sessions_host_id_client_key')),
    sa.UniqueConstraint('uid', name=op.f('uq_live_sessions_uid'))
    )
    with op.batch_alter_table('live_sessions', schema=None) as batch_op:
        batch_op.create_index('ix_live_sessions_community_id_starts_at', ['community_id', 'starts_at'], unique=False)
        batch_op.create_index('ix_live_sessions_state_starts_at', ['state', 'starts_at'], unique=False)

    op.create_table('memberships',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('community_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('role', sa.String(length=12), nullable=False),
    sa.Column('following', sa.String(length=10), nullable=False),
    sa.Column('muted_until', sa.DateTime(), nullable=True),
    sa.Column('joined_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['community_id'], ['communities.id'], name=op.f('fk_memberships_community_id_communities'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_memberships_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_memberships')),
    sa.UniqueConstraint('community_id', 'person_id', name=op.f('uq_memberships_community_id_person_id'))
    )
    with op.batch_alter_table('memberships', schema=None) as batch_op:
        batch_op.create_index('ix_memberships_person_id', ['person_id'], unique=False)

    op.create_table('mentorship_closings',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('mentorship_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('words', sa.String(length=2000), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['mentorship_id'], ['mentorships.id'], name=op.f('fk_mentorship_closings_mentorship_id_mentorships'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_mentorship_closings_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_mentorship_closings')),
    sa.UniqueConstraint('mentorship_id', 'person_id', name=op.f('uq_mentorship_closings_mentorship_id_person_id'))
    )
    op.create_table('mentorship_goals',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('mentorship_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('words', sa.String(length=300), nullable=False),
    sa.Column('indicator', sa.String(length=300), nullable=False),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('percent', sa.Integer(), nullable=False),
    sa.Column('made_by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('made_at', sa.DateTime(), nullable=False),
    sa.Column('client_key', sa.String(length=64), nullable=True),
    sa.CheckConstraint("state in ('open', 'reached', 'dropped')", name=op.f('ck_mentorship_goals_state')),
    sa.CheckConstraint('percent between 0 and 100', name=op.f('ck_mentorship_goals_percent')),
    sa.ForeignKeyConstraint(['made_by_id'], ['people.id'], name=op.f('fk_mentorship_goals_made_by_id_people'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['mentorship_id'], ['mentorships.id'], name=op.f('fk_mentorship_goals_mentorship_id_mentorships'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_mentorship_goals')),
    sa.UniqueConstraint('mentorship_id', 'client_key', name=op.f('uq_mentorship_goals_mentorship_id_client_key'))
    )
    op.create_table('mentorship_meetings',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('mentorship_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('starts_at', sa.DateTime(), nullable=False),
    sa.Column('minutes', sa.Integer(), nullable=False),
    sa.Column('way', sa.String(length=8), nullable=False),
    sa.Column('plan', sa.String(length=500), nullable=False),
    sa.Column('agreed', sa.Text(), nullable=False),
    sa.Column('agreed_html', sa.Text(), nullable=False),
    sa.Column('proposed_by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('logged_by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('moved_to_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('uid', sa.String(length=80), nullable=False),
    sa.Column('calendar_sequence', sa.Integer(), nullable=False),
    sa.Column('made_at', sa.DateTime(), nullable=False),
    sa.Column('client_key', sa.String(length=64), nullable=True),
    sa.CheckConstraint("state in ('proposed', 'planned', 'held', 'missed', 'moved', 'cancelled')", name=op.f('ck_mentorship_meetings_state')),
    sa.ForeignKeyConstraint(['logged_by_id'], ['people.id'], name=op.f('fk_mentorship_meetings_logged_by_id_people'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['mentorship_id'], ['mentorships.id'], name=op.f('fk_mentorship_meetings_mentorship_id_mentorships'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['moved_to_id'], ['mentorship_meetings.id'], name=op.f('fk_mentorship_meetings_moved_to_id_mentorship_meetings'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['proposed_by_id'], ['people.id'], name=op.f('fk_mentorship_meetings_proposed_by_id_people'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_mentorship_meetings')),
    sa.UniqueConstraint('mentorship_id', 'client_key', name=op.f('uq_mentorship_meetings_mentorship_id_client_key')),
    sa.UniqueConstraint('uid', name=op.f('uq_mentorship_meetings_uid'))
    )
    with op.batch_alter_table('mentorship_meetings', schema=None) as batch_op:
        batch_op.create_index('ix_mentorship_meetings_mentorship_id_starts_at', ['mentorship_id', 'starts_at'], unique=False)

    op.create_table('mentorship_private_notes',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('mentorship_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('author_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('source', sa.Text(), nullable=False),
    sa.Column('html', sa.Text(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('client_key', sa.String(length=64), nullable=True),
    sa.ForeignKeyConstraint(['author_id'], ['people.id'], name=op.f('fk_mentorship_private_notes_author_id_people'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['mentorship_id'], ['mentorships.id'], name=op.f('fk_mentorship_private_notes_mentorship_id_mentorships'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_mentorship_private_notes')),
    sa.UniqueConstraint('mentorship_id', 'author_id', 'client_key', name=op.f('uq_mentorship_private_notes_mentorship_id_author_id_client_key'))
    )
    with op.batch_alter_table('mentorship_private_notes', schema=None) as batch_op:
        batch_op.create_index('ix_mentorship_private_notes_mentorship_id_author_id', ['mentorship_id', 'author_id'], unique=False)

    op.create_table('mentorship_shared_notes',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('mentorship_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('author_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('source', sa.Text(), nullable=False),
    sa.Column('html', sa.Text(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('client_key', sa.String(length=64), nullable=True),
    sa.ForeignKeyConstraint(['author_id'], ['people.id'], name=op.f('fk_mentorship_shared_notes_author_id_people'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['mentorship_id'], ['mentorships.id'], name=op.f('fk_mentorship_shared_notes_mentorship_id_mentorships'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_mentorship_shared_notes')),
    sa.UniqueConstraint('mentorship_id', 'author_id', 'client_key', name=op.f('uq_mentorship_shared_notes_mentorship_id_author_id_client_key'))
    )
    with op.batch_alter_table('mentorship_shared_notes', schema=None) as batch_op:
        batch_op.create_index('ix_mentorship_shared_notes_mentorship_id_id', ['mentorship_id', 'id'], unique=False)

    op.create_table('notices',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('once', sa.String(length=120), nullable=False),
    sa.Column('path', sa.String(length=300), nullable=False),
    sa.Column('words', sa.JSON(), nullable=False),
    sa.Column('from_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('community_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('made_at', sa.DateTime(), nullable=False),
    sa.Column('read_at', sa.DateTime(), nullable=True),
    sa.Column('mail', sa.String(length=8), nullable=False),
    sa.Column('mailed_at', sa.DateTime(), nullable=True),
    sa.Column('thread_ref', sa.String(length=60), nullable=False),
    sa.Column('message_ref', sa.String(length=60), nullable=False),
    sa.ForeignKeyConstraint(['community_id'], ['communities.id'], name=op.f('fk_notices_community_id_communities'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['from_id'], ['people.id'], name=op.f('fk_notices_from_id_people'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_notices_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_notices')),
    sa.UniqueConstraint('person_id', 'once', name=op.f('uq_notices_person_id_once'))
    )
    with op.batch_alter_table('notices', schema=None) as batch_op:
        batch_op.create_index('ix_notices_mail', ['mail', 'mailed_at'], unique=False)
        batch_op.create_index('ix_notices_person_id_id', ['person_id', 'id'], unique=False)
        batch_op.create_index('ix_notices_unread', ['person_id', 'read_at'], unique=False)

    op.create_table('reports',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('thing_kind', sa.String(length=10), nullable=False),
    sa.Column('thing_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('path', sa.String(length=200), nullable=False),
    sa.Column('excerpt', sa.Text(), nullable=False),
    sa.Column('about_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('community_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('to_admins', sa.Boolean(), nullable=False),
    sa.Column('reporter_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('reason', sa.String(length=10), nullable=False),
    sa.Column('words', sa.String(length=1000), nullable=False),
    sa.Column('made_at', sa.DateTime(), nullable=False),
    sa.Column('settled_at', sa.DateTime(), nullable=True),
    sa.Column('settled_by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('outcome', sa.String(length=10), nullable=False),
    sa.CheckConstraint("thing_kind in ('post', 'person')", name=op.f('ck_reports_thing_kind')),
    sa.ForeignKeyConstraint(['about_id'], ['people.id'], name=op.f('fk_reports_about_id_people'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['community_id'], ['communities.id'], name=op.f('fk_reports_community_id_communities'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['reporter_id'], ['people.id'], name=op.f('fk_reports_reporter_id_people'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['settled_by_id'], ['people.id'], name=op.f('fk_reports_settled_by_id_people'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reports')),
    sa.UniqueConstraint('reporter_id', 'thing_kind', 'thing_id', name=op.f('uq_reports_reporter_id_thing_kind_thing_id'))
    )
    with op.batch_alter_table('reports', schema=None) as batch_op:
        batch_op.create_index('ix_reports_community_id', ['community_id'], unique=False)
        batch_op.create_index('ix_reports_settled_at_id', ['settled_at', 'id'], unique=False)
        batch_op.create_index('ix_reports_thing', ['thing_kind', 'thing_id'], unique=False)

    op.create_table('threads',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('community_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('title', sa.String(length=160), nullable=False),
    sa.Column('starter_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('language', sa.String(length=5), nullable=False),
    sa.Column('started_at', sa.DateTime(), nullable=False),
    sa.Column('last_post_at', sa.DateTime(), nullable=False),
    sa.Column('last_author_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('posts_count', sa.Integer(), nullable=False),
    sa.Column('history_seq', sa.Integer(), nullable=False),
    sa.Column('pinned_at', sa.DateTime(), nullable=True),
    sa.Column('closed_at', sa.DateTime(), nullable=True),
    sa.Column('closed_by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('conclusion', sa.Text(), nullable=False),
    sa.Column('conclusion_html', sa.Text(), nullable=False),
    sa.Column('split_from_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('moved_at', sa.DateTime(), nullable=True),
    sa.Column('client_key', sa.String(length=64), nullable=True),
    sa.ForeignKeyConstraint(['closed_by_id'], ['people.id'], name=op.f('fk_threads_closed_by_id_people'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['community_id'], ['communities.id'], name=op.f('fk_threads_community_id_communities'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['last_author_id'], ['people.id'], name=op.f('fk_threads_last_author_id_people'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['split_from_id'], ['threads.id'], name=op.f('fk_threads_split_from_id_threads'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['starter_id'], ['people.id'], name=op.f('fk_threads_starter_id_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_threads')),
    sa.UniqueConstraint('starter_id', 'client_key', name=op.f('uq_threads_starter_id_client_key'))
    )
    with op.batch_alter_table('threads', schema=None) as batch_op:
        batch_op.create_index('ix_threads_community_id_last_post_at_id', ['community_id', 'last_post_at', 'id'], unique=False)
        batch_op.create_index('ix_threads_community_id_pinned_at', ['community_id', 'pinned_at'], unique=False)

    op.create_table('library_revisions',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('item_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(length=160), nullable=False),
    sa.Column('source', sa.Text(), nullable=False),
    sa.Column('why', sa.String(length=200), nullable=False),
    sa.Column('by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['people.id'], name=op.f('fk_library_revisions_by_id_people'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['item_id'], ['library_items.id'], name=op.f('fk_library_revisions_item_id_library_items'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_library_revisions')),
    sa.UniqueConstraint('item_id', 'version', name=op.f('uq_library_revisions_item_id_version'))
    )
    op.create_table('library_speakers',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('item_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.ForeignKeyConstraint(['item_id'], ['library_items.id'], name=op.f('fk_library_speakers_item_id_library_items'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_library_speakers_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_library_speakers')),
    sa.UniqueConstraint('item_id', 'person_id', name=op.f('uq_library_speakers_item_id_person_id'))
    )
    with op.batch_alter_table('library_speakers', schema=None) as batch_op:
        batch_op.create_index('ix_library_speakers_person_id', ['person_id'], unique=False)

    op.create_table('library_topics',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('item_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('topic', sa.String(length=60), nullable=False),
    sa.ForeignKeyConstraint(['item_id'], ['library_items.id'], name=op.f('fk_library_topics_item_id_library_items'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_library_topics')),
    sa.UniqueConstraint('item_id', 'topic', name=op.f('uq_library_topics_item_id_topic'))
    )
    with op.batch_alter_table('library_topics', schema=None) as batch_op:
        batch_op.create_index('ix_library_topics_topic', ['topic'], unique=False)

    op.create_table('live_attendance',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('live_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('way', sa.String(length=8), nullable=False),
    sa.Column('joined_at', sa.DateTime(), nullable=False),
    sa.Column('seen_at', sa.DateTime(), nullable=False),
    sa.Column('left_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['live_id'], ['live_sessions.id'], name=op.f('fk_live_attendance_live_id_live_sessions'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_live_attendance_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_live_attendance'))
    )
    with op.batch_alter_table('live_attendance', schema=None) as batch_op:
        batch_op.create_index('ix_live_attendance_live_id_person_id', ['live_id', 'person_id'], unique=False)
        batch_op.create_index('ix_live_attendance_open', ['left_at', 'seen_at'], unique=False)

    op.create_table('live_facts',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('live_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=30), nullable=False),
    sa.Column('by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('client_id', sa.String(length=64), nullable=True),
    sa.Column('data', sa.JSON(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('hidden_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['people.id'], name=op.f('fk_live_facts_by_id_people'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['live_id'], ['live_sessions.id'], name=op.f('fk_live_facts_live_id_live_sessions'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_live_facts')),
    sa.UniqueConstraint('live_id', 'by_id', 'client_id', name=op.f('uq_live_facts_live_id_by_id_client_id')),
    sa.UniqueConstraint('live_id', 'seq', name=op.f('uq_live_facts_live_id_seq'))
    )
    with op.batch_alter_table('live_facts', schema=None) as batch_op:
        batch_op.create_index('ix_live_facts_live_id_kind_seq', ['live_id', 'kind', 'seq'], unique=False)

    op.create_table('live_hands',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('live_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('raised_seq', sa.Integer(), nullable=False),
    sa.Column('raised_at', sa.DateTime(), nullable=False),
    sa.Column('called_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['live_id'], ['live_sessions.id'], name=op.f('fk_live_hands_live_id_live_sessions'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_live_hands_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_live_hands')),
    sa.UniqueConstraint('live_id', 'person_id', name=op.f('uq_live_hands_live_id_person_id'))
    )
    op.create_table('live_registrations',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('live_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['live_id'], ['live_sessions.id'], name=op.f('fk_live_registrations_live_id_live_sessions'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_live_registrations_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_live_registrations')),
    sa.UniqueConstraint('live_id', 'person_id', name=op.f('uq_live_registrations_live_id_person_id'))
    )
    with op.batch_alter_table('live_registrations', schema=None) as batch_op:
        batch_op.create_index('ix_live_registrations_person_id', ['person_id'], unique=False)

    op.create_table('live_roles',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('live_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('role', sa.String(length=10), nullable=False),
    sa.ForeignKeyConstraint(['live_id'], ['live_sessions.id'], name=op.f('fk_live_roles_live_id_live_sessions'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_live_roles_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_live_roles')),
    sa.UniqueConstraint('live_id', 'person_id', 'role', name=op.f('uq_live_roles_live_id_person_id_role'))
    )
    op.create_table('mentorship_goal_changes',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('goal_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('percent', sa.Integer(), nullable=False),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('note', sa.String(length=500), nullable=False),
    sa.Column('by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['people.id'], name=op.f('fk_mentorship_goal_changes_by_id_people'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['goal_id'], ['mentorship_goals.id'], name=op.f('fk_mentorship_goal_changes_goal_id_mentorship_goals'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_mentorship_goal_changes'))
    )
    with op.batch_alter_table('mentorship_goal_changes', schema=None) as batch_op:
        batch_op.create_index('ix_mentorship_goal_changes_goal_id_id', ['goal_id', 'id'], unique=False)

    op.create_table('mentorship_steps',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('mentorship_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('meeting_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('owner_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('words', sa.String(length=300), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=True),
    sa.Column('done_at', sa.DateTime(), nullable=True),
    sa.Column('made_by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('made_at', sa.DateTime(), nullable=False),
    sa.Column('client_key', sa.String(length=64), nullable=True),
    sa.ForeignKeyConstraint(['made_by_id'], ['people.id'], name=op.f('fk_mentorship_steps_made_by_id_people'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['meeting_id'], ['mentorship_meetings.id'], name=op.f('fk_mentorship_steps_meeting_id_mentorship_meetings'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['mentorship_id'], ['mentorships.id'], name=op.f('fk_mentorship_steps_mentorship_id_mentorships'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['owner_id'], ['people.id'], name=op.f('fk_mentorship_steps_owner_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_mentorship_steps')),
    sa.UniqueConstraint('mentorship_id', 'client_key', name=op.f('uq_mentorship_steps_mentorship_id_client_key'))
    )
    with op.batch_alter_table('mentorship_steps', schema=None) as batch_op:
        batch_op.create_index('ix_mentorship_steps_mentorship_id_done_at', ['mentorship_id', 'done_at'], unique=False)

    op.create_table('posts',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('thread_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.Column('parent_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('path', sa.String(length=128), nullable=False),
    sa.Column('depth', sa.Integer(), nullable=False),
    sa.Column('author_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('source', sa.Text(), nullable=False),
    sa.Column('html', sa.Text(), nullable=False),
    sa.Column('posted_at', sa.DateTime(), nullable=False),
    sa.Column('edited_at', sa.DateTime(), nullable=True),
    sa.Column('edits_count', sa.Integer(), nullable=False),
    sa.Column('withdrawn_at', sa.DateTime(), nullable=True),
    sa.Column('withdrawn_by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('hidden_at', sa.DateTime(), nullable=True),
    sa.Column('files_count', sa.Integer(), nullable=False),
    sa.Column('thanks_count', sa.Integer(), nullable=False),
    sa.Column('by_mail', sa.Boolean(), nullable=False),
    sa.Column('client_key', sa.String(length=64), nullable=True),
    sa.ForeignKeyConstraint(['author_id'], ['people.id'], name=op.f('fk_posts_author_id_people')),
    sa.ForeignKeyConstraint(['parent_id'], ['posts.id'], name=op.f('fk_posts_parent_id_posts'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['thread_id'], ['threads.id'], name=op.f('fk_posts_thread_id_threads'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['withdrawn_by_id'], ['people.id'], name=op.f('fk_posts_withdrawn_by_id_people'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_posts')),
    sa.UniqueConstraint('author_id', 'client_key', name=op.f('uq_posts_author_id_client_key')),
    sa.UniqueConstraint('thread_id', 'seq', name=op.f('uq_posts_thread_id_seq'))
    )
    with op.batch_alter_table('posts', schema=None) as batch_op:
        batch_op.create_index('ix_posts_parent_id', ['parent_id'], unique=False)
        batch_op.create_index('ix_posts_thread_id_path', ['thread_id', 'path'], unique=False)

    op.create_table('readings',
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('thread_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('read_seq', sa.Integer(), nullable=True),
    sa.Column('following', sa.String(length=5), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_readings_person_id_people'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['thread_id'], ['threads.id'], name=op.f('fk_readings_thread_id_threads'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('person_id', 'thread_id', name=op.f('pk_readings'))
    )
    with op.batch_alter_table('readings', schema=None) as batch_op:
        batch_op.create_index('ix_readings_thread_id_following', ['thread_id', 'following'], unique=False)

    op.create_table('attachments',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('post_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('owner_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('name', sa.String(length=150), nullable=False),
    sa.Column('content_type', sa.String(length=100), nullable=False),
    sa.Column('kind', sa.String(length=10), nullable=False),
    sa.Column('bytes', sa.Integer(), nullable=False),
    sa.Column('stored', sa.String(length=64), nullable=False),
    sa.Column('width', sa.Integer(), nullable=True),
    sa.Column('height', sa.Integer(), nullable=True),
    sa.Column('made_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['owner_id'], ['people.id'], name=op.f('fk_attachments_owner_id_people')),
    sa.ForeignKeyConstraint(['post_id'], ['posts.id'], name=op.f('fk_attachments_post_id_posts'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_attachments'))
    )
    with op.batch_alter_table('attachments', schema=None) as batch_op:
        batch_op.create_index('ix_attachments_owner_id_post_id', ['owner_id', 'post_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_attachments_post_id'), ['post_id'], unique=False)

    op.create_table('mails_of_posts',
    sa.Column('post_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('community_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('message_id', sa.String(length=998), nullable=False),
    sa.Column('subject', sa.Text(), nullable=False),
    sa.Column('raw_file', sa.String(length=64), nullable=False),
    sa.Column('raw_bytes', sa.Integer(), nullable=False),
    sa.Column('fingerprint', sa.String(length=64), nullable=False),
    sa.Column('refers', sa.Text(), nullable=False),
    sa.Column('topic', sa.Text(), nullable=False),
    sa.Column('is_reply', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['community_id'], ['communities.id'], name=op.f('fk_mails_of_posts_community_id_communities'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['post_id'], ['posts.id'], name=op.f('fk_mails_of_posts_post_id_posts'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('post_id', name=op.f('pk_mails_of_posts')),
    sa.UniqueConstraint('community_id', 'message_id', name=op.f('uq_mails_of_posts_community_id_message_id'))
    )
    op.create_table('post_revisions',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('post_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('source', sa.Text(), nullable=False),
    sa.Column('html', sa.Text(), nullable=False),
    sa.Column('written_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['post_id'], ['posts.id'], name=op.f('fk_post_revisions_post_id_posts'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_post_revisions')),
    sa.UniqueConstraint('post_id', 'number', name=op.f('uq_post_revisions_post_id_number'))
    )
    op.create_table('thanks',
    sa.Column('post_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('person_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_thanks_person_id_people'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['post_id'], ['posts.id'], name=op.f('fk_thanks_post_id_posts'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('post_id', 'person_id', name=op.f('pk_thanks'))
    )

    if op.get_context().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE search_words USING fts5(title_words, body_words, content='search_documents', "
            "content_rowid='id', tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'\")"
        )
    else:
        op.execute(
            "CREATE INDEX ix_search_words ON search_documents USING gin "
            "((setweight(to_tsvector('simple', title_words), 'A') || setweight(to_tsvector('simple', body_words), 'B')))"
        )
        op.execute('ALTER TABLE search_terms ALTER term TYPE varchar(40) COLLATE "C", ALTER backwards TYPE varchar(40) COLLATE "C"')


def downgrade() -> None:
    if op.get_context().dialect.name == "sqlite":
        op.execute("DROP TABLE IF EXISTS search_words")
    op.drop_table('thanks')
    op.drop_table('post_revisions')
    op.drop_table('mails_of_posts')
    with op.batch_alter_table('attachments', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_attachments_post_id'))
        batch_op.drop_index('ix_attachments_owner_id_post_id')

    op.drop_table('attachments')
    with op.batch_alter_table('readings', schema=None) as batch_op:
        batch_op.drop_index('ix_readings_thread_id_following')

    op.drop_table('readings')
    with op.batch_alter_table('posts', schema=None) as batch_op:
        batch_op.drop_index('ix_posts_thread_id_path')
        batch_op.drop_index('ix_posts_parent_id')

    op.drop_table('posts')
    with op.batch_alter_table('mentorship_steps', schema=None) as batch_op:
        batch_op.drop_index('ix_mentorship_steps_mentorship_id_done_at')

    op.drop_table('mentorship_steps')
    with op.batch_alter_table('mentorship_goal_changes', schema=None) as batch_op:
        batch_op.drop_index('ix_mentorship_goal_changes_goal_id_id')

    op.drop_table('mentorship_goal_changes')
    op.drop_table('live_roles')
    with op.batch_alter_table('live_registrations', schema=None) as batch_op:
        batch_op.drop_index('ix_live_registrations_person_id')

    op.drop_table('live_registrations')
    op.drop_table('live_hands')
    with op.batch_alter_table('live_facts', schema=None) as batch_op:
        batch_op.drop_index('ix_live_facts_live_id_kind_seq')

    op.drop_table('live_facts')
    with op.batch_alter_table('live_attendance', schema=None) as batch_op:
        batch_op.drop_index('ix_live_attendance_open')
        batch_op.drop_index('ix_live_attendance_live_id_person_id')

    op.drop_table('live_attendance')
    with op.batch_alter_table('library_topics', schema=None) as batch_op:
        batch_op.drop_index('ix_library_topics_topic')

    op.drop_table('library_topics')
    with op.batch_alter_table('library_speakers', schema=None) as batch_op:
        batch_op.drop_index('ix_library_speakers_person_id')

    op.drop_table('library_speakers')
    op.drop_table('library_revisions')
    with op.batch_alter_table('threads', schema=None) as batch_op:
        batch_op.drop_index('ix_threads_community_id_pinned_at')
        batch_op.drop_index('ix_threads_community_id_last_post_at_id')

    op.drop_table('threads')
    with op.batch_alter_table('reports', schema=None) as batch_op:
        batch_op.drop_index('ix_reports_thing')
        batch_op.drop_index('ix_reports_settled_at_id')
        batch_op.drop_index('ix_reports_community_id')

    op.drop_table('reports')
    with op.batch_alter_table('notices', schema=None) as batch_op:
        batch_op.drop_index('ix_notices_unread')
        batch_op.drop_index('ix_notices_person_id_id')
        batch_op.drop_index('ix_notices_mail')

    op.drop_table('notices')
    with op.batch_alter_table('mentorship_shared_notes', schema=None) as batch_op:
        batch_op.drop_index('ix_mentorship_shared_notes_mentorship_id_id')

    op.drop_table('mentorship_shared_notes')
    with op.batch_alter_table('mentorship_private_notes', schema=None) as batch_op:
        batch_op.drop_index('ix_mentorship_private_notes_mentorship_id_author_id')

    op.drop_table('mentorship_private_notes')
    with op.batch_alter_table('mentorship_meetings', schema=None) as batch_op:
        batch_op.drop_index('ix_mentorship_meetings_mentorship_id_starts_at')

    op.drop_table('mentorship_meetings')
    op.drop_table('mentorship_goals')
    op.drop_table('mentorship_closings')
    with op.batch_alter_table('memberships', schema=None) as batch_op:
        batch_op.drop_index('ix_memberships_person_id')

    op.drop_table('memberships')
    with op.batch_alter_table('live_sessions', schema=None) as batch_op:
        batch_op.drop_index('ix_live_sessions_state_starts_at')
        batch_op.drop_index('ix_live_sessions_community_id_starts_at')

    op.drop_table('live_sessions')
    with op.batch_alter_table('library_items', schema=None) as batch_op:
        batch_op.drop_index('ix_library_items_held_at')
        batch_op.drop_index('ix_library_items_community_id_id')

    op.drop_table('library_items')
    op.drop_table('join_requests')
    with op.batch_alter_table('invitations', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_invitations_community_id'))

    op.drop_table('invitations')
    op.drop_table('site_invitations')
    with op.batch_alter_table('sign_ins', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_sign_ins_person_id'))

    op.drop_table('sign_ins')
    with op.batch_alter_table('mentorships', schema=None) as batch_op:
        batch_op.drop_index('ix_mentorships_state_contact_at')
        batch_op.drop_index('ix_mentorships_mentor_id_state')
        batch_op.drop_index('ix_mentorships_mentee_id_state')

    op.drop_table('mentorships')
    op.drop_table('mentorship_coordinators')
    with op.batch_alter_table('mentor_profiles', schema=None) as batch_op:
        batch_op.drop_index('ix_mentor_profiles_is_open_id')

    op.drop_table('mentor_profiles')
    with op.batch_alter_table('mailed_tokens', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_mailed_tokens_person_id'))

    op.drop_table('mailed_tokens')
    op.drop_table('mail_choices')
    op.drop_table('feed_keys')
    op.drop_table('drafts')
    with op.batch_alter_table('deeds', schema=None) as batch_op:
        batch_op.drop_index('ix_deeds_thing')
        batch_op.drop_index('ix_deeds_at')

    op.drop_table('deeds')
    op.drop_table('communities')
    with op.batch_alter_table('search_terms', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_search_terms_backwards'))

    op.drop_table('search_terms')
    with op.batch_alter_table('search_documents', schema=None) as batch_op:
        batch_op.drop_index('ix_search_documents_community_id')

    op.drop_table('search_documents')
    op.drop_table('people')
    with op.batch_alter_table('letters', schema=None) as batch_op:
        batch_op.drop_index('ix_letters_state_next')

    op.drop_table('letters')
    op.drop_table('job_runs')
    with op.batch_alter_table('attempts', schema=None) as batch_op:
        batch_op.drop_index('ix_attempts_key_at')

    op.drop_table('attempts')
