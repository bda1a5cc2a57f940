"""A locked protocol, a publication and the study they belong to never change nor disappear, whoever asks."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION studies_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Un protocole verrouillé et ce qui est publié ne changent pas.'
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER studies_protocol_immutable BEFORE UPDATE OR DELETE ON studies_protocol
    FOR EACH ROW EXECUTE FUNCTION studies_refuse_change();
CREATE TRIGGER studies_protocol_kept BEFORE TRUNCATE ON studies_protocol
    FOR EACH STATEMENT EXECUTE FUNCTION studies_refuse_change();
CREATE TRIGGER studies_publication_immutable BEFORE UPDATE OR DELETE ON studies_publication
    FOR EACH ROW EXECUTE FUNCTION studies_refuse_change();
CREATE TRIGGER studies_publication_kept BEFORE TRUNCATE ON studies_publication
    FOR EACH STATEMENT EXECUTE FUNCTION studies_refuse_change();
CREATE FUNCTION studies_refuse_unlocking() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state = 'drafted' THEN
        RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    IF TG_OP = 'UPDATE' AND NEW.state <> 'drafted' AND (NEW.name, NEW.opened_on) = (OLD.name, OLD.opened_on) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'Une étude verrouillée reste au registre, sous son nom.'
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER studies_study_stays BEFORE UPDATE OR DELETE ON studies_study
    FOR EACH ROW EXECUTE FUNCTION studies_refuse_unlocking();
"""
ALLOW = """
DROP TRIGGER studies_study_stays ON studies_study;
DROP FUNCTION studies_refuse_unlocking();
DROP TRIGGER studies_publication_kept ON studies_publication;
DROP TRIGGER studies_publication_immutable ON studies_publication;
DROP TRIGGER studies_protocol_kept ON studies_protocol;
DROP TRIGGER studies_protocol_immutable ON studies_protocol;
DROP FUNCTION studies_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = (("studies", "0001_initial"),)
    operations = (migrations.RunSQL(REFUSE, ALLOW),)
